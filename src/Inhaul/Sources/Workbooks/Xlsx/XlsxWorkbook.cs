using System.Buffers;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>A workbook in the Office Open XML format.</summary>
internal sealed class XlsxWorkbook : Workbook
{
    private readonly XlsxParts _parts;
    private readonly string _name;
    private readonly SourceLimits _limits;
    private readonly IReadOnlyList<XlsxRelation> _relations;
    private readonly List<WorkbookSheet> _sheets = [];
    private readonly bool _is1904;
    private TextTable? _texts;
    private IReadOnlyList<CellStyle>? _styles;

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">The file; it stays open.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="limits">What it may measure.</param>
    public XlsxWorkbook(Stream content, string name, SourceLimits limits)
    {
        _name = name;
        _limits = limits;
        _parts = new XlsxParts(ZipTable.Open(content), name, limits);
        var main = _parts.Main ?? throw new InvalidDataException("nothing in it says that it is a workbook");
        _relations = _parts.RelationsOf(main);
        using var xml = _parts.Open(main);
        while (xml.Read())
        {
            if (xml.IsStart("workbookPr"u8))
            {
                _is1904 = xml.Text("date1904"u8) is "1" or "true" or "on";
            }
            else if (xml.IsStart("sheet"u8))
            {
                AddSheet(xml);
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WorkbookSheet> Sheets => _sheets;

    /// <inheritdoc/>
    public override SheetRows OpenRows(WorkbookSheet sheet) => new XlsxRows(
        _parts.Open(sheet.Place), _texts ??= ReadTexts(), _styles ??= ReadStyles(), new CellNumber(_is1904), _limits);

    /// <inheritdoc/>
    public override int MergedAreas(WorkbookSheet sheet)
    {
        using var xml = _parts.Open(sheet.Place);
        var areas = 0;
        for (var isBehindRows = xml.PassOver("</sheetData>"u8); isBehindRows && xml.Read();)
        {
            areas += xml.IsStart("mergeCell"u8) ? 1 : 0;
        }

        return areas;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _texts?.Dispose();
        _parts.Dispose();
    }

    private void AddSheet(XmlTokens xml)
    {
        // The relation's id has a prefix; the number of the sheet is another attribute.
        var id = xml.Text("id"u8);
        if (_relations.FirstOrDefault(relation => relation.Id == id) is { } relation && relation.Is("worksheet"))
        {
            _sheets.Add(new WorkbookSheet(xml.Text("name"u8) ?? "", xml.Text("state"u8) is null or "visible", relation.Part));
        }
    }

    private TextTable ReadTexts()
    {
        var texts = new TextTable(_name, _limits);
        if (PartOf("sharedStrings") is { } part)
        {
            using var xml = _parts.Open(part);
            var text = new XlsxText(_limits);
            while (xml.Read())
            {
                if (xml.IsStart("si"u8))
                {
                    texts.Add(text.Read(xml, "si"u8));
                }
            }
        }

        return texts;
    }

    private List<CellStyle> ReadStyles()
    {
        if (PartOf("styles") is not { } part)
        {
            return [];
        }

        using var xml = _parts.Open(part);
        return XlsxStyles.Read(xml);
    }

    private string? PartOf(string word) => _relations.FirstOrDefault(relation => relation.Is(word))?.Part is { } part && _parts.Has(part) ? part : null;
}
