using System.Text;
using Inhaul.Parsing;
using Inhaul.Parsing.FixedWidth;
using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.FixedWidth;

public sealed class FixedWidthRecordsTests : IDisposable
{
    private const string Table = """
        id    first name  city           amount
        1     Ann Mary    New York        12.50
        2     Bob         Łódź           100.00
        3     José        Los Angeles      7.25

        """;

    /// <summary>So often that what follows is not looked at to find the places.</summary>
    private const string UsualRow = "3     José        Los Angeles      7.25\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Columns_at_fixed_places_are_seen(string lineBreak)
    {
        var (layout, rows) = await ReadAsync(Table.ReplaceLineEndings(lineBreak), ParseOptions.None);
        Assert.Equal(["id", "first name", "city", "amount"], layout.Columns);
        Assert.Equal(["2: 1|Ann Mary|New York|12.50", "3: 2|Bob|Łódź|100.00", "4: 3|José|Los Angeles|7.25"], rows);
        Assert.Equal(["nothing separates its columns, but they are seen to begin with the characters 1, 7, 19, 34 of each line; --widths decides"], layout.Notes);
    }

    [Fact]
    public async Task Columns_are_seen_behind_a_byte_order_mark_and_in_other_encodings()
    {
        byte[] marked = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Table)];
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Table)];
        foreach (var bytes in (byte[][])[marked, utf16])
        {
            var (layout, rows) = await ReadAsync(bytes, ParseOptions.None);
            Assert.Equal(["id", "first name", "city", "amount"], layout.Columns);
            Assert.Equal("3: 2|Bob|Łódź|100.00", rows[1]);
        }
    }

    [Theory]
    [InlineData("5,10", false, "a|b", "2: 1|x y", "3: 22|z")]
    [InlineData("first:5,second:10", false, "first|second", "2: 1|x y", "3: 22|z")]
    [InlineData("first: 5, second: 10", true, "first|second", "1: a|b", "2: 1|x y", "3: 22|z")]
    public async Task A_person_says_the_widths_and_may_name_the_columns(string widths, bool noHeader, string columns, params string[] rows)
    {
        var (layout, found) = await ReadAsync("a    b\n1    x y\n22   z   \n", new ParseOptions { Widths = widths, NoHeader = noHeader });
        Assert.Equal(columns, string.Join('|', layout.Columns));
        Assert.Equal(rows, found);
    }

    [Fact]
    public async Task Characters_count_and_not_bytes() => Assert.Equal(
        ["1: é漢😀|x", "2: ééé|y"], (await ReadAsync("é漢😀x\nééé y\n", new ParseOptions { Widths = "a:3,b:2", NoHeader = true })).Rows);

    [Fact]
    public async Task Lines_that_are_too_short_or_too_long_are_refused_and_blank_ones_passed_over() => Assert.Equal(
        [
            "1: aaa|b",
            "3: line_length: the line has 3 characters and is too short: its last column begins with character 4",
            "4: line_length: the line has 6 characters and is too long: its columns have 5",
            "5: ccc|dd",
        ], (await ReadAsync("aaab\n   \nbbb\naaabbc\ncccdd    \n", new ParseOptions { Widths = "x:3,y:2", NoHeader = true })).Rows);

    [Fact]
    public async Task A_value_that_a_found_place_would_cut_refuses_its_row() => Assert.Equal(
        "2005: line_length: a value reaches from the column 'city' into 'amount', so that it is not clear where it ends; say the widths of the columns with --widths",
        (await ReadAsync(Table + string.Concat(Enumerable.Repeat(UsualRow, 2000)) + "4     Di          Rome        123456.75\n", ParseOptions.None)).Rows[^1]);

    [Theory]
    [InlineData("10,x", "--widths 10,x: 'x' is no width in characters. Write 10,20 or name:10,city:20.")]
    [InlineData("0", "--widths 0: '0' is no width in characters. Write 10,20 or name:10,city:20.")]
    [InlineData("a:5,,b:3", "--widths a:5,,b:3: '' is no width in characters. Write 10,20 or name:10,city:20.")]
    public async Task Widths_that_cannot_be_read_are_refused(string widths, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => ReadAsync("a b\n", new ParseOptions { Widths = widths }))).Message);

    [Theory]
    [InlineData("id,name  x\n1,Ann    y\n2,Bob    z\n")]
    [InlineData("name\nAnn  Lee\nBob  Ray\n")]
    [InlineData("one line\nof prose\nand more\n")]
    [InlineData("id    name\n1     Ann\n")]
    [InlineData("      name  city\n1     Ann   Bern\n2     Bob   Rome\n")]
    public void Rather_none_than_wrong_places_are_seen(string text) => Assert.Null(FixedWidthDetector.Detect(text.TrimEnd('\n').Split('\n')));

    [Fact]
    public async Task A_chunk_is_read_as_the_whole_is()
    {
        var (layout, rows) = await ReadAsync(Table, ParseOptions.None);
        using var chunk = layout.OpenChunk(Encoding.UTF8.GetBytes(Table.ReplaceLineEndings("\n")).AsMemory(Table.ReplaceLineEndings("\n").IndexOf('\n', StringComparison.Ordinal) + 1), new SourceLimits());
        Assert.Equal(rows.Select(row => row[2..]), Rows(chunk, layout).Select(row => row[2..]));
    }

    [Fact]
    public async Task Options_that_do_not_belong_to_the_content_are_refused()
    {
        foreach (var (options, message) in new[]
        {
            (new ParseOptions { HeaderRow = 2 }, "--header-row 2: rows.csv is text; only sheets of workbooks may have their header in any row."),
            (new ParseOptions { NoHeader = true }, "--no-header needs to be told the columns: --widths name:10,city:20."),
        })
        {
            Assert.Equal(message, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => ReadAsync("a\n", options))).Message);
        }
    }

    private Task<(RecordLayout Layout, string[] Rows)> ReadAsync(string text, ParseOptions options) => ReadAsync(Encoding.UTF8.GetBytes(text), options);

    private async Task<(RecordLayout Layout, string[] Rows)> ReadAsync(byte[] bytes, ParseOptions options)
    {
        using var records = RecordFormats.Open(await _folder.SourceAsync(bytes), options, new SourceLimits(), default);
        var layout = records.ReadLayout();
        return (layout, [.. Rows(records, layout)]);
    }

    private static IEnumerable<string> Rows(RecordReader records, RecordLayout layout)
    {
        while (records.Read())
        {
            yield return $"{records.Line}: {(records.FaultOf(layout) is { } fault
                ? $"{fault.Code}: {fault.Message}"
                : string.Join('|', Enumerable.Range(0, layout.Columns.Count).Select(i => Encoding.UTF8.GetString(records.Field(i)))))}";
        }
    }
}
