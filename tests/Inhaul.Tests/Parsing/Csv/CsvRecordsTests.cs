using System.Globalization;
using System.Text;
using Inhaul.Parsing.Csv;
using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.Csv;

public sealed class CsvRecordsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Any_line_break_ends_a_record(string lineBreak) =>
        Assert.Equal(["2: 1|2", "3: 3|4"], await LinesAsync(string.Join(lineBreak, "a,b", "1,2", "3,4", "")));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Line_breaks_inside_quotes_belong_to_the_field_and_are_counted(string lineBreak) =>
        Assert.Equal([$"2: 1|x{lineBreak}{lineBreak}y", "5: 3|4"], await LinesAsync(string.Join(lineBreak, "a,b", "1,\"x", "", "y\"", "3,4")));

    [Theory]
    [InlineData(',', "comma")]
    [InlineData(';', "semicolon")]
    [InlineData('\t', "tab")]
    [InlineData('|', "pipe")]
    public async Task The_separator_is_found(char separator, string name)
    {
        using var records = await OpenAsync($"id{separator}name\n1{separator}Ann\n");
        var layout = records.ReadLayout();
        Assert.Equal((name, "id name"), (((CsvLayout)layout).SeparatorName, string.Join(' ', layout.Columns)));
    }

    [Fact]
    public async Task A_decimal_comma_does_not_hide_the_semicolon() =>
        Assert.Equal(["2: 1,5|2,5", "3: 3,5|4,5"], await LinesAsync("a;b\n1,5;2,5\n3,5;4,5\n"));

    [Fact]
    public async Task The_hint_of_a_spreadsheet_sets_the_separator_and_is_no_row() =>
        Assert.Equal(["3: 1,2|3", "4: 4|5"], await LinesAsync("sep=;\r\na;b\r\n1,2;3\r\n4;5\r\n"));

    [Fact]
    public async Task A_file_of_one_column_needs_no_separator() => Assert.Equal(["2: Ann", "3: Bob"], await LinesAsync("name\nAnn\nBob\n"));

    [Fact]
    public async Task Header_names_are_made_unique_with_notes()
    {
        using var records = await OpenAsync("id,name,,name\n1,2,3,4\n");
        var layout = records.ReadLayout();
        Assert.Equal(["id", "name", "column_3", "name_2"], layout.Columns);
        Assert.Equal(["column 3 has no name; it is called 'column_3'", "'name' appears again as column 4; it is called 'name_2'"], layout.Notes);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a,b\n")]
    [InlineData("a,b\r\n\r\n")]
    public async Task A_header_alone_has_no_rows(string text) => Assert.Empty(await LinesAsync(text));

    [Fact]
    public async Task The_last_line_needs_no_line_break() => Assert.Equal(["2: 1|2"], await LinesAsync("a,b\n1,2"));

    [Fact]
    public async Task Blank_lines_are_passed_over_and_counted() => Assert.Equal(["5: 1|2", "8: 3|4"], await LinesAsync("\n\na,b\n\n1,2\n\n\n3,4\n\n"));

    [Fact]
    public async Task A_line_of_empty_fields_is_a_row() => Assert.Equal(["2: |", "3: "], await LinesAsync("a,b\n,\n\"\"\n"));

    [Fact]
    public async Task Quotes_are_taken_off_and_doubled_ones_halved() => Assert.Equal(["2: x, y|say \"hi\""], await LinesAsync("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n"));

    [Fact]
    public async Task Spaces_around_fields_stay() => Assert.Equal(["2:  1 |2 "], await LinesAsync("a,b\n 1 ,2 \n"));

    [Fact]
    public async Task Ragged_rows_keep_their_own_number_of_fields() => Assert.Equal(["2: 1", "3: 1|2|3"], await LinesAsync("a,b\n1\n1,2,3\n"));

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", false)]
    [InlineData("windows-1252", false)]
    public async Task Every_record_starts_where_its_offset_says(string encoding, bool withMark)
    {
        const string text = "id,name and a few more words\n1,Zoë\r\n\n2,\"two\nlines, ü\"\n\"3\",ß\n4,last";
        var bytes = SourceEncoding.Codec(encoding).GetBytes((withMark ? "\uFEFF" : "") + text);
        var source = await _folder.SourceAsync(bytes);
        Assert.Equal(encoding, source.Encoding.Name);
        var utf8 = await ReadAllAsync(source.OpenUtf8());
        using var records = CsvRecords.OfSource(source, null, new SourceLimits());
        records.ReadLayout();
        var found = new List<string>();
        while (records.Read())
        {
            Assert.Equal(Encoding.UTF8.GetString(records.Raw), Encoding.UTF8.GetString(utf8, (int)records.Offset, records.Raw.Length));
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{records.Line}: {Encoding.UTF8.GetString(records.Raw)}"));
        }

        Assert.Equal(["2: 1,Zoë", "4: 2,\"two\nlines, ü\"", "6: \"3\",ß", "7: 4,last"], found);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_stops_at_the_limit_of_a_record_and_names_its_line()
    {
        var text = new StringBuilder("a,b\n1,2\n\n3,\"x\n");
        for (var i = 0; i < 200_000; i++)
        {
            text.Append("4,5\n");
        }

        using var records = await OpenAsync(text.ToString(), new SourceLimits { RecordBytes = 1_000 });
        records.ReadLayout();
        Assert.True(records.Read());
        var refusal = Assert.Throws<InvalidConfigurationException>(() => records.Read());
        Assert.Equal(
            "rows.csv, line 4: the record that starts here is longer than 1000 bytes. Most often a quote is opened there and never closed; " +
            "if such long records are meant, raise the limit with --limit record-bytes=4000.", refusal.Message);
    }

    [Fact]
    public async Task A_header_longer_than_the_limit_names_the_first_line()
    {
        using var records = await OpenAsync("\"a" + new string('x', 700_000), new SourceLimits { RecordBytes = 1_000 });
        var refusal = Assert.Throws<InvalidConfigurationException>(() => records.ReadLayout());
        Assert.StartsWith("rows.csv, line 1: the record that starts here is longer than 1000 bytes.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,\"name\n1,Ann\n2,Bob\n", 1)]
    [InlineData("\n\n5\" id,\"name\n1,Ann\n2,Bob\n", 3)]
    public async Task A_quote_that_is_never_closed_in_the_header_is_refused_and_does_not_hide_the_rows(string text, int line)
    {
        using var records = await OpenAsync(text);
        var refusal = Assert.Throws<InvalidConfigurationException>(() => records.ReadLayout());
        Assert.Equal(
            $"rows.csv, line {line}: a quote is opened in the header and never closed, so everything to the end of the file would be a name. Close the quote.", refusal.Message);
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    public async Task A_source_of_blank_lines_is_refused(string text)
    {
        using var records = await OpenAsync(text);
        var refusal = Assert.Throws<InvalidConfigurationException>(() => records.ReadLayout());
        Assert.Equal("rows.csv has only blank lines: there is no header and nothing to import.", refusal.Message);
    }

    [Fact]
    public async Task More_columns_than_the_limit_are_refused_with_the_way_to_raise_it()
    {
        using var records = await OpenAsync("a,b,c\n1,2,3\n", new SourceLimits { Columns = 2 });
        var refusal = Assert.Throws<InvalidConfigurationException>(() => records.ReadLayout());
        Assert.Equal("rows.csv has 3 columns, more than the limit of 2. Raise it with --limit columns=3 if that is meant.", refusal.Message);
    }

    [Theory]
    [InlineData("1,2", false, false)]
    [InlineData("1,\"2\"", false, false)]
    [InlineData("1,5\" pipe", false, false)]
    [InlineData("\"1\"x,2", true, false)]
    [InlineData("1,\"2", true, true)]
    [InlineData("1,\"2\"\"", true, true)]
    [InlineData("5\" pipe,\"2\n3,4\n", true, true)]
    [InlineData("5\" pipe,\"2\"x", true, false)]
    [InlineData("\"1\"x,\"2\n3,4\n", true, true)]
    [InlineData("5\" pipe,\"4\"\" pipe\"", false, false)]
    public void Broken_quotes_are_told_from_harmless_ones(string row, bool isMalformed, bool isUnterminated)
    {
        using var records = Chunk(row);
        Assert.True(records.Read());
        Assert.Equal((isMalformed, isUnterminated), (records.FaultOf(TwoColumns) is not null, records.FaultOf(TwoColumns)?.Message.Contains("never closed", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_good_row_after_a_malformed_one_is_good()
    {
        using var records = Chunk("\"1\"x,2\n3,4\n");
        Assert.True(records.Read());
        Assert.True(records.Read());
        Assert.Null(records.FaultOf(TwoColumns));
    }

    [Fact]
    public void A_chunk_has_no_header_and_no_hint()
    {
        using var records = Chunk("sep=;\n1,2\n");
        Assert.True(records.Read());
        Assert.Equal("sep=;", Encoding.UTF8.GetString(records.Field(0)));
    }

    /// <summary>A file glued together from files has such bytes in the middle, and any row may be the first of a chunk.</summary>
    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { 0xFE, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF })]
    public void Bytes_like_a_byte_order_mark_at_the_start_of_a_chunk_belong_to_its_first_row(byte[] mark)
    {
        using var records = CsvRecords.OfChunk((byte[])[.. mark, .. "1,2\n3,4\n"u8], new CsvLayout(',', ["a", "b"], []), new SourceLimits());
        Assert.True(records.Read());
        Assert.Equal((1, 0, 2), (records.Line, records.Offset, records.FieldCount));
        Assert.Equal([.. mark, (byte)'1'], records.Field(0).ToArray());
        Assert.True(records.Read());
        Assert.Equal((2, mark.Length + 4), (records.Line, records.Offset));
    }

    private static readonly CsvLayout TwoColumns = new(',', ["a", "b"], []);

    private static CsvRecords Chunk(string text) => CsvRecords.OfChunk(Encoding.UTF8.GetBytes(text), TwoColumns, new SourceLimits());

    private async Task<CsvRecords> OpenAsync(string text, SourceLimits? limits = null) =>
        CsvRecords.OfSource(await _folder.SourceAsync(text), separator: null, limits ?? new SourceLimits());

    private async Task<List<string>> LinesAsync(string text)
    {
        using var records = await OpenAsync(text);
        records.ReadLayout();
        var lines = new List<string>();
        while (records.Read())
        {
            var fields = new string[records.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = Encoding.UTF8.GetString(records.Field(i));
            }

            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{records.Line}: {string.Join('|', fields)}"));
        }

        return lines;
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        await using (stream)
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
