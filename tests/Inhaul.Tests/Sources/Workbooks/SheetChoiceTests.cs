using Inhaul.Sources;
using Inhaul.Workbooks;

namespace Inhaul.Tests.Sources.Workbooks;

/// <summary>Which sheet of a workbook is read.</summary>
public sealed class SheetChoiceTests : IDisposable
{
    private static readonly byte[] Book = new WorkbookFile()
        .Sheet("Secret", [["x"]], "hidden")
        .Sheet("Cover", [[], [Cell.Blank]])
        .Sheet("Members", [["id"], [1]], after: "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:D1\"/></mergeCells>")
        .Sheet("2", [["other"]])
        .ToBytes();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_visible_sheet_with_values_is_read_and_a_note_says_so()
    {
        var (source, notes) = await FindAsync(null);
        Assert.Equal("Members", source.Sheet);
        Assert.Equal(
            [
                "book.xlsx: the sheet 'Members' is read, 'Secret', 'Cover', '2' are not; --sheet chooses another",
                "book.xlsx: the sheet 'Members' has merged cells (2 areas); of each area only the first cell has the value",
            ], notes);
    }

    [Theory]
    [InlineData("members", "Members")]
    [InlineData("3", "Members")]
    [InlineData("secret", "Secret")]
    [InlineData("2", "2")]
    public async Task A_person_chooses_by_name_or_by_number(string asked, string expected)
    {
        var (source, notes) = await FindAsync(asked);
        Assert.Equal(expected, source.Sheet);
        Assert.DoesNotContain(notes, note => note.Contains("--sheet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Guests", "--sheet Guests: book.xlsx has no such sheet; it has 'Secret', 'Cover', 'Members', '2'.")]
    [InlineData("9", "--sheet 9: book.xlsx has no such sheet; it has 'Secret', 'Cover', 'Members', '2'.")]
    [InlineData("Cover", "book.xlsx has no values in the sheet 'Cover': there is nothing to import.")]
    public async Task A_sheet_that_is_not_there_or_blank_is_refused(string asked, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => FindAsync(asked))).Message);

    [Fact]
    public async Task A_workbook_whose_visible_sheets_are_blank_has_nothing_to_import()
    {
        var book = new WorkbookFile().Sheet("Secret", [["x"]], "veryHidden").Sheet("Cover", []).ToBytes();
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => _folder.SourceAsync(book, "b.xlsx"));
        Assert.Equal("b.xlsx has no values in any sheet that can be seen: there is nothing to import.", refusal.Message);
    }

    [Fact]
    public async Task What_is_no_workbook_has_no_sheets()
    {
        var path = _folder.Write("a.csv", "id\n1\n");
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => TempFolder.SourceAtAsync(path, sheet: "Members"));
        Assert.Equal($"--sheet Members: {path} is text, which has no sheets.", refusal.Message);
    }

    private async Task<(SourceFile Source, IReadOnlyList<string> Notes)> FindAsync(string? sheet)
    {
        var found = await SourceFinder.FindAsync([InputFile.At(_folder.Write("book.xlsx", Book))], [], sheet, new SourceLimits(), default);
        return (found.Only, found.Notes);
    }
}
