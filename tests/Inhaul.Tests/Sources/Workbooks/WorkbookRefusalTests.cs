using System.IO.Compression;
using System.Text;
using Inhaul.Sources;
using Inhaul.Workbooks;

namespace Inhaul.Tests.Sources.Workbooks;

/// <summary>Workbooks that cannot be imported end with one sentence, whatever is wrong with them, and within bounds.</summary>
public sealed class WorkbookRefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_small_workbook_that_grows_beyond_reason_is_refused_before_it_is_there()
    {
        var bomb = new WorkbookFile().Sheet("S", Enumerable.Repeat<IReadOnlyList<Cell>>([Cell.Inline(new string('a', 5_000))], 20_000)).ToBytes();

        Assert.InRange(bomb.Length, 1, 400_000);
        Assert.Matches(@"^bomb\.xlsx: xl/worksheets/sheet1\.xml unpacks to more than 200 times its \d+ bytes, as files do that are made to fill disks\. Raise the limit with --limit inflation-ratio=2000 if that is meant\.$", await RefusalAsync(_folder.Write("bomb.xlsx", bomb)));
        Assert.Equal(20_000, (await CountLinesAsync(await TempFolder.SourceAtAsync(_folder.Write("bomb.xlsx", bomb), new SourceLimits { InflationRatio = 2_000 }))));
    }

    [Fact]
    public async Task Shared_texts_are_bounded_since_they_are_kept_in_memory()
    {
        var book = WorkbookFile.Of([.. Enumerable.Range(0, 100).Select(i => (IReadOnlyList<Cell>)[$"a text of some length {i}"])]);
        Assert.Equal(
            "b.xlsx: the texts that its cells share take more than 1000 bytes of memory. Save the sheet as CSV and import that, or raise the limit with --limit shared-text-bytes=4000.",
            await RefusalAsync(_folder.Write("b.xlsx", book), new SourceLimits { SharedTextBytes = 1000 }));
    }

    [Fact]
    public async Task A_row_is_bounded() => Assert.Equal(
        "b.xlsx, row 2: the row is longer than 1000 bytes. If such long rows are meant, raise the limit with --limit record-bytes=4000.",
        await RefusalAsync(_folder.Write("b.xlsx", WorkbookFile.Of(["a"], [new string('x', 600), new string('y', 600)])), new SourceLimits { RecordBytes = 1000 }));

    [Theory]
    [InlineData("<row r=\"2000000000\"><c><v>1</v></c></row>", "row 2000000000 follows row 0")]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>", "row 2 follows row 2")]
    [InlineData("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "row 1 has a cell in column 1 after one in column 2")]
    [InlineData("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>", "row 1 has a cell in column 18278 after one in column 0")]
    [InlineData("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>", "a cell has text 7 of 0")]
    [InlineData("<row r=\"1\"><c t=\"str\"><v>&what;</v></c></row>", "a text has an '&' that begins no character")]
    [InlineData("<row r=\"1\"><c><v>1</v>", "the sheet ends in its middle")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><row r=\"1\"/>", "a part has a document type, which parts of workbooks have not")]
    public async Task What_no_program_writes_is_damage(string rows, string what)
    {
        var book = new WorkbookFile().Sheet("S", []);
        var end = rows.EndsWith("</row>", StringComparison.Ordinal) || rows.EndsWith("/>", StringComparison.Ordinal) ? "</sheetData></worksheet>" : "";
        book.Parts["xl/worksheets/sheet1.xml"] = Encoding.UTF8.GetBytes($"<worksheet><sheetData>{rows}{end}");
        Assert.Equal(
            $"b.xlsx is damaged and cannot be read to its end: {what}. Open it in a spreadsheet program, save it again, and import that.", await RefusalAsync(_folder.Write("b.xlsx", book.ToBytes())));
    }

    [Theory]
    [InlineData("<worksheet><sheetData><row><c a=\"", "a tag is longer than 65536 bytes")]
    [InlineData("<worksheet><sheetData><row><c t=\"str\"><v>", "a text is longer than 100000 bytes")]
    public async Task One_tag_or_text_cannot_fill_the_memory(string start, string what)
    {
        var book = new WorkbookFile().Sheet("S", []);
        var noise = new byte[200_000];
        new Random(1).NextBytes(noise);
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)('a' + (noise[i] & 15));
        }

        book.Parts["xl/worksheets/sheet1.xml"] = [.. Encoding.UTF8.GetBytes(start), .. noise];
        Assert.Contains(what, await RefusalAsync(_folder.Write("b.xlsx", book.ToBytes()), new SourceLimits { RecordBytes = 100_000 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/document.xml", "a Word document, which holds no rows to import. Export the data as CSV, JSON or a workbook and import that.")]
    [InlineData("ppt/presentation.xml", "a presentation, which holds no rows to import. Export the data as CSV, JSON or a workbook and import that.")]
    [InlineData("xl/workbook.bin", "a binary workbook (xlsb), which is not read. Save it as xlsx or CSV and import that.")]
    [InlineData("content.xml", "an OpenDocument file, which is not read. Save it as xlsx or CSV and import that.")]
    public async Task A_document_of_office_programs_that_is_no_workbook_is_called_what_it_is(string part, string what)
    {
        var path = _folder.Write("b.xlsx", Packed.Zip(("mimetype", "x"), ("[Content_Types].xml", "<x/>"), (part, "<x/>")));
        Assert.Equal($"{path} is {what}", await RefusalAsync(path));
    }

    [Fact]
    public async Task Bytes_that_changed_are_noticed_by_the_checksum()
    {
        var book = WorkbookFile.Of([.. Enumerable.Range(0, 2000).Select(i => (IReadOnlyList<Cell>)[i, Cell.Inline($"name {i * 7919 % 10_007}")])]);
        using var archive = new ZipArchive(new MemoryStream(book));
        var middle = book.AsSpan().IndexOf("xl/worksheets/sheet1.xml"u8) + 5_000;
        var refused = 0;
        for (var i = 0; i < 40; i++)
        {
            var changed = book.ToArray();
            changed[middle + i] ^= 0x10;
            refused += (await RefusalAsync(_folder.Write("b.xlsx", changed))).Contains("is damaged and cannot be read to its end", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(40, refused);
    }

    [Fact]
    public async Task A_workbook_that_is_cut_off_is_damaged()
    {
        var book = WorkbookFile.Of(["id"], [1]);
        for (var length = 4; length < book.Length; length += 97)
        {
            var path = _folder.Write("b.xlsx", book[..length]);
            Assert.StartsWith($"{path} is a damaged zip file or workbook, or a part of one.", await RefusalAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whatever_a_part_holds_is_read_or_told_in_one_sentence()
    {
        var random = new Random(20261128);
        var good = "<?xml version=\"1.0\"?><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>A1</f><v>1.5</v></c></row><!-- x --><row r=\"4\">"
            + "<c t=\"inlineStr\"><is><r><t>a &amp; b</t></r></is></c><c t='str'><v><![CDATA[x]]></v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";
        string[] parts = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"];
        for (var i = 0; i < 400; i++)
        {
            var part = Encoding.UTF8.GetBytes(i % 5 == 1 ? "<sst><si><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></si></sst>" : good);
            for (var change = 0; change <= i % 4; change++)
            {
                part[random.Next(part.Length)] = random.Next(2) == 0 ? "<>\"'/&;=!-[]?x0 "u8[random.Next(16)] : (byte)random.Next(256);
            }

            var book = new WorkbookFile().Sheet("S", [["a", Cell.Number("1", "00")], [], [2]]);
            book.Parts[parts[i % parts.Length]] = i % 7 == 0 ? part[..random.Next(part.Length)] : part;
            var path = _folder.Write("b.xlsx", book.ToBytes());
            try
            {
                await ReadAsync(path, new SourceLimits());
            }
            catch (InvalidConfigurationException refusal)
            {
                Assert.DoesNotContain('\n', refusal.Message);
            }
        }
    }

    private static async Task<long> CountLinesAsync(SourceFile source)
    {
        using var reader = new StreamReader(source.OpenUtf8(new SourceLimits { InflationRatio = 2_000 }));
        var lines = 0L;
        while (await reader.ReadLineAsync() is not null)
        {
            lines++;
        }

        return lines;
    }

    /// <summary>Why a file is refused, as it is inspected or as the first look reads it.</summary>
    private static async Task<string> RefusalAsync(string path, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => ReadAsync(path, limits ?? new SourceLimits()))).Message;

    private static async Task ReadAsync(string path, SourceLimits limits)
    {
        var source = await TempFolder.SourceAtAsync(path, limits);
        await using var text = source.OpenUtf8(limits);
        await text.CopyToAsync(Stream.Null);
    }
}
