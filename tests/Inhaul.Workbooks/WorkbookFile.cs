using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Inhaul.Workbooks;

/// <summary>Writes a workbook (xlsx) from as few parts as one needs; rows are taken one by one, so that it may be large.</summary>
public sealed class WorkbookFile
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int FirstOwnFormat = 164;

    private readonly List<(string Name, string State, IEnumerable<IReadOnlyList<Cell>> Rows, string After)> _sheets = [];
    private readonly Dictionary<string, int> _formats = [];

    /// <summary>Whether its days count from 1904.</summary>
    public bool Is1904 { get; init; }

    /// <summary>What parts hold instead of what they would: by name, their content.</summary>
    public Dictionary<string, byte[]> Parts { get; } = [];

    /// <summary>Adds a sheet; a row without cells is left out of the file, its number stays free.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="state">Whether it is <c>visible</c>, <c>hidden</c> or <c>veryHidden</c>.</param>
    /// <param name="after">What follows the rows, as XML.</param>
    public WorkbookFile Sheet(string name, IEnumerable<IReadOnlyList<Cell>> rows, string state = "visible", string after = "")
    {
        _sheets.Add((name, state, rows, after));
        return this;
    }

    /// <summary>A workbook with one sheet.</summary>
    public static byte[] Of(params IReadOnlyList<Cell>[] rows) => new WorkbookFile().Sheet("Sheet1", rows).ToBytes();

    /// <summary>The bytes of the workbook.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    /// <summary>Writes the workbook.</summary>
    public void Write(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Put(archive, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        Put(archive, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put(archive, "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr{(Is1904 ? " date1904=\"1\"" : "")}/><sheets>"
            + string.Concat(_sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"s{i + 1}\"/>")) + "</sheets></workbook>");
        Put(archive, "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">"
            + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
            + $"<Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"f\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/></Relationships>");
        var texts = WriteSheets(archive);
        Put(archive, "xl/sharedStrings.xml", writer =>
        {
            writer.Write($"<sst xmlns=\"{Main}\">");
            texts.ForEach(writer.Write);
            writer.Write("</sst>");
        });
        Put(archive, "xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><numFmts>"
            + string.Concat(_formats.Select(format => $"<numFmt numFmtId=\"{FirstOwnFormat + format.Value}\" formatCode=\"{SecurityElement.Escape(format.Key)}\"/>"))
            + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            + string.Concat(_formats.Select(format => $"<xf numFmtId=\"{FirstOwnFormat + format.Value}\"/>")) + "</cellXfs></styleSheet>");
    }

    private List<string> WriteSheets(ZipArchive archive)
    {
        var texts = new List<string>();
        for (var i = 0; i < _sheets.Count; i++)
        {
            var (_, _, rows, after) = _sheets[i];
            Put(archive, $"xl/worksheets/sheet{i + 1}.xml", writer =>
            {
                writer.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"{Main}\"><sheetData>");
                var number = 0;
                foreach (var row in rows)
                {
                    number++;
                    WriteRow(writer, number, row, texts);
                }

                writer.Write($"</sheetData>{after}</worksheet>");
            });
        }

        return texts;
    }

    private void WriteRow(StreamWriter writer, int number, IReadOnlyList<Cell> cells, List<string> texts)
    {
        if (cells.Count == 0)
        {
            return;
        }

        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">"));
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (cell == Cell.Blank)
            {
                continue;
            }

            var content = cell.Content;
            if (cell.Shared is not null)
            {
                content = string.Create(CultureInfo.InvariantCulture, $"<v>{texts.Count}</v>");
                texts.Add(cell.Shared);
            }

            var style = cell.Format is null ? "" : $" s=\"{StyleOf(cell.Format)}\"";
            var type = cell.Type.Length == 0 ? "" : $" t=\"{cell.Type}\"";
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{Letters(column)}{number}\"{style}{type}>{content}</c>"));
        }

        writer.Write("</row>");
    }

    private int StyleOf(string format)
    {
        _formats.TryAdd(format, _formats.Count);
        return _formats[format] + 1;
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private void Put(ZipArchive archive, string name, string content) => Put(archive, name, writer => writer.Write(content));

    private void Put(ZipArchive archive, string name, Action<StreamWriter> write)
    {
        using var part = archive.CreateEntry(name).Open();
        if (Parts.TryGetValue(name, out var instead))
        {
            part.Write(instead);
            return;
        }

        using var writer = new StreamWriter(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    }
}
