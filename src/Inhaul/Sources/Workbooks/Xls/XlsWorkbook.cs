using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>A workbook in the binary format of Excel 97 to 2003.</summary>
internal sealed class XlsWorkbook : Workbook
{
    private const int Version = 0x0600;

    private readonly Stream _stream;
    private readonly List<WorkbookSheet> _sheets = [];
    private readonly TextTable _texts;
    private readonly List<CellStyle> _styles = [];
    private bool _is1904;

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">The file; it stays open.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="limits">What it may measure.</param>
    /// <exception cref="InvalidConfigurationException">It is encrypted, older, or no workbook.</exception>
    public XlsWorkbook(Stream content, string name, SourceLimits limits)
    {
        _texts = new TextTable(name, limits);
        var file = new CompoundFile(content);
        _stream = file.Open("Workbook") ?? throw new InvalidConfigurationException(
            file.Open("EncryptedPackage") is not null ? Encrypted(name)
            : file.Open("Book") is not null ? $"{name} is a workbook of Excel 95 or older, which is not read. Save it as xlsx and import that."
            : $"{name} is a document of an office program, but no workbook. Save the rows as CSV or a workbook (xlsx) and import that.");
        try
        {
            ReadGlobals(name);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WorkbookSheet> Sheets => _sheets;

    /// <inheritdoc/>
    public override SheetRows OpenRows(WorkbookSheet sheet) =>
        new XlsRows(new BiffRecords(_stream), Place(sheet), _texts, _styles, new CellNumber(_is1904));

    /// <inheritdoc/>
    public override int MergedAreas(WorkbookSheet sheet)
    {
        var records = new BiffRecords(_stream);
        var areas = 0;
        for (records.MoveTo(Place(sheet)); records.Kind != BiffRecord.End; records.Read())
        {
            areas += records.Kind == BiffRecord.MergedCells ? Number(records.Data) : 0;
        }

        return areas;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _texts.Dispose();
        _stream.Dispose();
    }

    private void ReadGlobals(string name)
    {
        var records = new BiffRecords(_stream);
        var text = new BiffText(records);
        var formats = new Dictionary<int, CellStyle>();
        records.MoveTo(0);
        if (records.Kind != BiffRecord.Begin || Number(records.Data) != Version)
        {
            throw new InvalidDataException("it does not begin as a workbook does");
        }

        for (; records.Kind != BiffRecord.End; records.Read())
        {
            switch (records.Kind)
            {
                case BiffRecord.Encryption:
                    throw new InvalidConfigurationException(Encrypted(name));
                case BiffRecord.DateMode:
                    _is1904 = Number(records.Data) == 1;
                    break;
                case BiffRecord.Format:
                    var format = Number(records.Data);
                    text.MoveTo(2);
                    formats[format] = CellStyles.Of(Encoding.UTF8.GetString(text.Read(lengthBytes: 2, isRich: false)));
                    break;
                case BiffRecord.Style:
                    var used = Number(records.Data[2..]);
                    _styles.Add(formats.GetValueOrDefault(used) ?? CellStyles.OfBuiltIn(used));
                    break;
                case BiffRecord.Sheet:
                    AddSheet(records, text);
                    break;
                case BiffRecord.SharedTexts:
                    ReadTexts(records, text);
                    break;
            }
        }
    }

    private void AddSheet(BiffRecords records, BiffText text)
    {
        var place = BinaryPrimitives.ReadUInt32LittleEndian(records.Data);
        var (isVisible, holdsCells) = ((records.Data[4] & 3) == 0, records.Data[5] == 0);
        text.MoveTo(6);
        if (holdsCells)
        {
            _sheets.Add(new WorkbookSheet(Encoding.UTF8.GetString(text.Read(lengthBytes: 1, isRich: false)), isVisible, place.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private void ReadTexts(BiffRecords records, BiffText text)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(records.Data[4..]);
        text.MoveTo(8);
        for (var i = 0u; i < count; i++)
        {
            _texts.Add(text.Read(lengthBytes: 2, isRich: true));
        }
    }

    private static long Place(WorkbookSheet sheet) => long.Parse(sheet.Place, CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16LittleEndian(data);

    private static string Encrypted(string name) => $"{name} is protected by a password, so that it cannot be read. Save it without one and import that.";
}
