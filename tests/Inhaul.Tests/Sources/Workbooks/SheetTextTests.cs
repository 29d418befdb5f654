using System.Text;
using Inhaul.Sources;
using Inhaul.Workbooks;

namespace Inhaul.Tests.Sources.Workbooks;

/// <summary>What the text of a sheet is, to the character.</summary>
public sealed class SheetTextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("45351", "yyyy-mm-dd", "2024-02-29")]
    [InlineData("45351.75", "dd/mm/yyyy", "2024-02-29T18:00:00")]
    [InlineData("45351", "dd/mm/yyyy hh:mm", "2024-02-29T00:00:00")]
    [InlineData("45351.573611111111", "m/d/yy h:mm AM/PM", "2024-02-29T13:46:00")]
    [InlineData("45351.00000578704", "[$-409]d mmm yyyy hh:mm:ss.000;@", "2024-02-29T00:00:00.500")]
    [InlineData("0.5625", "h:mm", "13:30:00")]
    [InlineData("45351.5", "h:mm", "2024-02-29T12:00:00")]
    [InlineData("1.0625", "[h]:mm", "25:30:00")]
    [InlineData("-0.5", "[mm]:ss", "-12:00:00")]
    [InlineData("1", "yyyy-mm-dd", "1900-01-01")]
    [InlineData("59", "yyyy-mm-dd", "1900-02-28")]
    [InlineData("61", "yyyy-mm-dd", "1900-03-01")]
    [InlineData("60", "yyyy-mm-dd", "60")]
    [InlineData("0", "yyyy-mm-dd", "0")]
    [InlineData("-1", "yyyy-mm-dd", "-1")]
    [InlineData("2958466", "yyyy-mm-dd", "2958466")]
    [InlineData("1234", "00000", "01234")]
    [InlineData("123456789", "000-00-0000", "123-45-6789")]
    [InlineData("1234567", "\"DE\"00000", "DE1234567")]
    [InlineData("-7", "000", "-007")]
    [InlineData("1.5", "000", "1.5")]
    [InlineData("7", "0", "7")]
    [InlineData("0.125", "0.0%", "0.125")]
    [InlineData("1234.5", "#,##0.00 [$€-407]", "1234.5")]
    [InlineData("-1234.5", "\"EUR\" #,##0.00;[Red]-#,##0.00", "-1234.5")]
    [InlineData("12.50", null, "12.5")]
    [InlineData("0.30000000000000004", null, "0.3")]
    [InlineData("1.1000000000000001", null, "1.1")]
    [InlineData("8.9999999999999994E-8", null, "0.00000009")]
    [InlineData("1E+15", null, "1000000000000000")]
    [InlineData("1E+20", null, "100000000000000000000")]
    [InlineData("1.5E+300", null, "1.5E+300")]
    [InlineData("123456789012345678", null, "123456789012345678")]
    [InlineData("-0", null, "0")]
    [InlineData("0.10", "@", "0.1")]
    public async Task A_number_is_what_people_see_without_its_dress(string number, string? format, string expected) =>
        Assert.Equal($"{expected}\n", await TextAsync(WorkbookFile.Of([Cell.Number(number, format)])));

    [Fact]
    public async Task Days_may_count_from_1904() => Assert.Equal(
        "1904-01-01\t2024-02-29\n",
        await TextAsync(new WorkbookFile { Is1904 = true }.Sheet("S", [[Cell.Number("0", "yyyy-mm-dd"), Cell.Number("43889", "yyyy-mm-dd")]]).ToBytes()));

    [Fact]
    public async Task Texts_stay_as_they_are_and_what_would_be_mistaken_is_escaped() => Assert.Equal(
        "shared\tin place\t  spaces \ttwo\\nlines\ta\\tb\tc:\\\\dir\t<&>\"'\trich text\ta\\rb_x\n",
        await TextAsync(WorkbookFile.Of(
        [
            "shared", Cell.Inline("in place"), "  spaces ", "two\nlines", "a\tb", "c:\\dir", "<&>\"'",
            Cell.Rich("<r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>read aloud</t></rPh>"), Cell.Rich("<t>a_x000D_b_x005F_x</t>"),
        ])));

    [Fact]
    public async Task Formulas_give_their_results_and_errors_are_marked() => Assert.Equal(
        "3\tab\ttrue\tfalse\t\\!#N/A\t\\!#DIV/0!\t\\!=\t2024-02-29\t2024-02-29T13:45:00\n",
        await TextAsync(WorkbookFile.Of(
        [
            Cell.Formula("1+2", "", "3"), Cell.Formula("\"a\"&\"b\"", "str", "ab"), Cell.Formula("1=1", "b", "1"), Cell.Boolean(false),
            Cell.Error("#N/A"), Cell.Formula("1/0", "e", "#DIV/0!"), Cell.FormulaOnly("A1+1"), new Cell("d", "<v>2024-02-29T00:00:00</v>"), new Cell("d", "<v>2024-02-29T13:45:00</v>"),
        ])));

    [Fact]
    public async Task Blank_rows_keep_their_lines_and_blank_ends_are_dropped() => Assert.Equal(
        "a\t\tc\n\n\n\t2\nlast\n",
        await TextAsync(WorkbookFile.Of(["a", Cell.Blank, "c", Cell.Blank, Cell.Text("")], [], [Cell.Text("")], [Cell.Blank, 2], ["last", new Cell("str", "<v></v>")], [], [Cell.Text("")])));

    [Theory]
    [InlineData("<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>b</t></is></c></row><row r=\"4\"><c r=\"B4\"><v>2</v></c></row>", "1\tb\n\n\n\t2\n")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[a & <b>]]>c</v></c></row><!-- <row> --><?x <row> ?>", "a & <b>c\n")]
    [InlineData("<row r='1' note='a > b'><c r='A1' t='str'><v>&#65;&#x42;&apos;\r\nx</v></c></row>", "AB'\\nx\n")]
    public async Task Xml_is_read_however_it_is_written(string rows, string expected)
    {
        var book = new WorkbookFile().Sheet("S", []);
        book.Parts["xl/worksheets/sheet1.xml"] = Encoding.UTF8.GetBytes($"<worksheet><sheetData>{rows}</sheetData></worksheet>");
        Assert.Equal(expected, await TextAsync(book.ToBytes()));

        var prefixed = rows.Replace("<row", "<x:row", StringComparison.Ordinal).Replace("</row", "</x:row", StringComparison.Ordinal);
        var utf16 = new WorkbookFile().Sheet("S", []);
        utf16.Parts["xl/worksheets/sheet1.xml"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-16\"?><x:worksheet xmlns:x=\"y\"><x:sheetData>{prefixed}</x:sheetData></x:worksheet>")];
        Assert.Equal(expected, await TextAsync(utf16.ToBytes()));
    }

    [Fact]
    public async Task A_text_that_no_buffer_holds_is_read_piece_by_piece()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => i % 7 == 0 ? "&amp;" : i % 11 == 0 ? "\r\n" : "näh"));
        var book = new WorkbookFile().Sheet("S", []);
        book.Parts["xl/worksheets/sheet1.xml"] = Encoding.UTF8.GetBytes($"<worksheet><sheetData><row><c t=\"str\"><v>{text}</v></c><c t=\"str\"><v><![CDATA[{text}]]></v></c></row></sheetData></worksheet>");

        var fields = (await TextAsync(book.ToBytes())).TrimEnd('\n').Split('\t');

        Assert.Equal(text.Replace("&amp;", "&", StringComparison.Ordinal).Replace("\r\n", "\\n", StringComparison.Ordinal), fields[0]);
        Assert.Equal(text.Replace("\r\n", "\\r\\n", StringComparison.Ordinal), fields[1]);
    }

    [Fact]
    public async Task The_same_workbook_gives_the_same_text_however_it_is_read()
    {
        var source = await _folder.SourceAsync(WorkbookFile.Of([.. Enumerable.Range(0, 300).Select(i => (IReadOnlyList<Cell>)(i % 3 == 0 ? [] : [i, $"name {i}"]))]), "b.xlsx");
        using var whole = new MemoryStream();
        using var bytewise = new MemoryStream();
        await using (var text = source.OpenUtf8())
        {
            await text.CopyToAsync(whole);
        }

        await using (var text = source.OpenUtf8())
        {
            for (int b; (b = text.ReadByte()) >= 0;)
            {
                bytewise.WriteByte((byte)b);
            }
        }

        Assert.Equal(whole.ToArray(), bytewise.ToArray());
        Assert.Equal(300, Encoding.UTF8.GetString(whole.ToArray()).Count(c => c == '\n'));
    }

    [Fact]
    public async Task Half_a_character_becomes_bytes_that_are_no_text()
    {
        await using var text = (await _folder.SourceAsync(WorkbookFile.Of([Cell.Rich("<t>a_xD83D_b_xD83D__xDE00_</t>")]), "b.xlsx")).OpenUtf8();
        using var bytes = new MemoryStream();
        await text.CopyToAsync(bytes);
        Assert.Equal([(byte)'a', 0xED, 0xA0, 0xBD, (byte)'b', 0xF0, 0x9F, 0x98, 0x80, (byte)'\n'], bytes.ToArray());
    }

    private async Task<string> TextAsync(byte[] workbook)
    {
        var source = await _folder.SourceAsync(workbook, "book.xlsx");
        using var reader = new StreamReader(source.OpenUtf8(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
