using System.Text;
using Inhaul.Parsing;
using Inhaul.Parsing.Sheets;
using Inhaul.Sources;
using Inhaul.Workbooks;

namespace Inhaul.Tests.Parsing.Sheets;

public sealed class SheetRecordsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_row_with_values_is_the_header_and_lines_are_rows_of_the_sheet() =>
        Assert.Equal(["id|name", "4: 1|Ann", "6: 2|", "7: |Cy"], await RowsAsync([], [], ["id", "name"], [1, "Ann"], [], [2], [Cell.Blank, "Cy"]));

    [Fact]
    public async Task Titles_above_a_wider_table_are_left_out_with_a_note()
    {
        var (layout, rows) = await ReadAsync(null, ["Members"], ["as of", Cell.Number("45351", "yyyy-mm-dd")], [], ["id", "name", "city", "note"], [1, "Ann", "Bern", "x"]);
        Assert.Equal(["5: 1|Ann|Bern|x"], rows);
        Assert.Equal(["rows 1 to 2 are taken for a title and left out, row 4 for the header; --header-row decides"], layout.Notes);
    }

    [Fact]
    public async Task A_table_of_two_columns_has_no_titles() => Assert.Equal(["a|b", "2: x|y", "3: z|"], await RowsAsync(["a", "b"], ["x", "y"], ["z"]));

    [Fact]
    public async Task A_person_says_which_row_is_the_header() =>
        Assert.Equal(["x|y", "4: 1|2"], Flat(await ReadAsync(3, ["Members", "b", "c"], [], ["x", "y"], [1, 2])));

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task A_header_without_values_is_refused(int row) => Assert.Equal(
        $"--header-row {row}: that row of the sheet 'Sheet1' in book.xlsx has no values. Name the row that has the names of the columns.",
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => ReadAsync(row, ["a"], [], ["b"]))).Message);

    [Fact]
    public async Task A_table_may_begin_in_any_column_and_its_first_may_have_no_name() => Assert.Equal(
        ["column_1|name", "2: 1|Ann", "3: |Bob"],
        await RowsAsync([Cell.Blank, Cell.Blank, Cell.Blank, "name"], [Cell.Blank, Cell.Blank, 1, "Ann"], [Cell.Blank, Cell.Blank, Cell.Blank, "Bob"]));

    [Fact]
    public async Task A_value_beside_the_table_refuses_its_row() => Assert.Equal(
        ["id|name", "2: 1|Ann", "3: field_count: the row has a value in column D, the header has columns A to B"],
        await RowsAsync(["id", "name"], [1, "Ann"], [2, "Bob", Cell.Blank, "stray"]));

    [Fact]
    public async Task Errors_name_their_field_and_other_fields_can_be_read()
    {
        var (layout, rows) = await ReadAsync(null, ["id", "sum", "next"], [1, Cell.Error("#N/A"), Cell.FormulaOnly("A1")]);
        Assert.Equal(["id", "sum", "next"], layout.Columns);
        Assert.Equal(
            [
                "2: 1|cell_error: the cell shows #N/A, an error and no value; mend it in the workbook, or correct the row"
                + "|cell_error: the formula of the cell has no result in the file; open the workbook in a spreadsheet program, which works it out, and save it",
            ], rows);
    }

    [Fact]
    public async Task Fields_keep_tabs_lines_and_backslashes() => Assert.Equal(["a", "2: x\ty\nz\\t\r"], await RowsAsync(["a"], [Cell.Rich("<t>x\ty\nz\\t_x000D_</t>")]));

    [Fact]
    public async Task Too_many_columns_are_refused() => Assert.Equal(
        "book.xlsx has 1001 columns, more than the limit of 1000. Raise it with --limit columns=1001 if that is meant.",
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => RowsAsync([.. Enumerable.Range(0, 1001).Select(i => (Cell)$"c{i}")]))).Message);

    [Fact]
    public async Task A_chunk_of_the_text_is_read_as_the_whole_is()
    {
        var (layout, rows) = await ReadAsync(null, ["id", "name"], [1, "Ann"], [], [2, Cell.Error("#REF!")], [3, "a\nb"]);
        var source = await _folder.SourceAsync(WorkbookFile.Of(["id", "name"], [1, "Ann"], [], [2, Cell.Error("#REF!")], [3, "a\nb"]), "book.xlsx");
        using var text = new MemoryStream();
        await using (var utf8 = source.OpenUtf8())
        {
            await utf8.CopyToAsync(text);
        }

        using var chunk = layout.OpenChunk(text.ToArray().AsMemory("id\tname\n".Length), new SourceLimits());
        Assert.Equal(rows.Select(row => row[2..]), Rows(chunk, layout).Select(row => row[2..]));
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(16_383, "XFD")]
    public void Columns_are_called_as_in_spreadsheets(int column, string letters) => Assert.Equal(letters, SheetLayout.Letters(column));

    private async Task<string[]> RowsAsync(params IReadOnlyList<Cell>[] rows) => Flat(await ReadAsync(null, rows));

    private static string[] Flat((RecordLayout Layout, string[] Rows) read) => [string.Join('|', read.Layout.Columns), .. read.Rows];

    private async Task<(RecordLayout Layout, string[] Rows)> ReadAsync(int? headerRow, params IReadOnlyList<Cell>[] rows)
    {
        var source = await _folder.SourceAsync(WorkbookFile.Of(rows), "book.xlsx");
        using var records = RecordFormats.Open(source, new ParseOptions { HeaderRow = headerRow }, new SourceLimits(), default);
        var layout = records.ReadLayout();
        return (layout, [.. Rows(records, layout)]);
    }

    private static IEnumerable<string> Rows(RecordReader records, RecordLayout layout)
    {
        while (records.Read())
        {
            var fields = Enumerable.Range(0, layout.Columns.Count).Select(i => records.FaultOf(i) is { } fault ? $"{fault.Code}: {fault.Message}" : Encoding.UTF8.GetString(records.Field(i)));
            yield return $"{records.Line}: {(records.FaultOf(layout) is { } fault ? $"{fault.Code}: {fault.Message}" : string.Join('|', fields))}";
        }
    }
}
