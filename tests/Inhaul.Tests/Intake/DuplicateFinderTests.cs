using System.Globalization;
using System.Text;
using Inhaul.Intake;
using Inhaul.Sources;

namespace Inhaul.Tests.Intake;

public sealed class DuplicateFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (var policy in new[] { "last", "first", "newest:version", "reject" })
        {
            foreach (var seed in new[] { 1, 2 })
            {
                foreach (var chunkRows in new[] { 1, 97, 10_000 })
                {
                    cases.Add(policy, seed, chunkRows);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_losers_are_those_that_a_dictionary_finds_whatever_the_chunk_size(string policy, int seed, int chunkRows)
    {
        var rows = new KeyedRows(seed, rows: 4_000, keys: 1_500);
        var request = Looks.Request("id") with
        {
            Duplicates = DuplicatePolicy.Parse(policy),
            ChunkRows = chunkRows,
            Columns = Looks.Decide("id:decimal", "version:integer", "note:text"),
        };
        var expected = rows.Losers(request.Duplicates);
        Assert.True(expected.Count > 1_000);
        Assert.Equal(expected, await Looks.LosersAsync(request, table: null, await _folder.SourceAsync(rows.Csv)));
    }

    [Theory]
    [InlineData("last", new long[] { 1 })]
    [InlineData("first", new long[] { 3 })]
    [InlineData("reject", new long[] { 1, 3 })]
    public async Task The_policy_decides_which_row_wins(string policy, long[] losers) =>
        Assert.Equal(losers, await LosersAsync(policy, "id,name\n1,Ann\n2,Bob\n1,Cid\n"));

    [Theory]
    [InlineData("2025-03-01", "2025-01-01", new long[] { 2 })]
    [InlineData("2025-01-01", "2025-03-01", new long[] { 1 })]
    [InlineData("2025-01-01", "2025-01-01", new long[] { 1 })]
    [InlineData("2025-01-01", "", new long[] { 2 })]
    [InlineData("", "", new long[] { 1 })]
    public async Task The_newest_wins_and_the_last_of_equals(string one, string other, long[] losers) =>
        Assert.Equal(losers, await LosersAsync("newest:at", $"id,at\n1,{one}\n1,{other}\n2,2025-01-01\n"));

    [Theory]
    [InlineData("5", "+5")]
    [InlineData("5.0", "5")]
    [InlineData(".5", "0.50")]
    public async Task Keys_of_an_inferred_type_are_compared_as_values(string one, string other) =>
        Assert.Equal([1], await LosersAsync("last", $"id,name\n{one},Ann\n7.25,Bob\n{other},Cid\n"));

    [Theory]
    [InlineData("007", "7")]
    [InlineData("a", "A")]
    [InlineData("a", "a ")]
    public async Task Keys_that_are_text_are_compared_byte_by_byte(string one, string other) =>
        Assert.Empty(await LosersAsync("last", $"id,name\n{one},Ann\n{other},Bob\n"));

    [Fact]
    public async Task A_row_that_would_be_rejected_cannot_win()
    {
        var request = Looks.Request("id") with { Columns = Looks.Decide("age:integer") };
        Assert.Equal([1], await Looks.LosersAsync(request, null, await _folder.SourceAsync("id,age\n1,20\n1,30\n1,old\n1\n1,40,x\n")));
    }

    [Fact]
    public async Task Rows_without_a_key_do_not_duplicate_each_other() => Assert.Empty(await LosersAsync("reject", "id,name\n,Ann\n,Bob\n"));

    [Fact]
    public async Task A_key_of_several_columns_is_compared_as_a_whole()
    {
        var source = await _folder.SourceAsync("a,b,c\n1,x,1\n1,y,2\n1,x,3\n1,,4\n1,,5\n");
        Assert.Equal([1, 4], await Looks.LosersAsync(Looks.Request("a", "b"), null, source));
    }

    [Fact]
    public async Task A_gap_in_a_key_may_be_spelled_with_spaces()
    {
        var source = await _folder.SourceAsync("a,b\nx,\nx,  \ny,5\n");
        Assert.Equal([1], await Looks.LosersAsync(Looks.Request("a", "b"), null, source));
    }

    [Fact]
    public async Task Rows_of_different_sources_compete()
    {
        var one = await _folder.SourceAsync("id,name\n1,Ann\n2,Bob\n"u8.ToArray(), "one.csv");
        var two = await _folder.SourceAsync(Encoding.Unicode.GetBytes("\uFEFFname;id\nCid;2\nDan;3\n"), "two.csv");
        Assert.Equal([2], await Looks.LosersAsync(Looks.Request("id"), null, one, two));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_a_duplicate()
    {
        var source = await _folder.SourceAsync("id,name\n1,Ann\n1,Ann\n");
        Assert.Empty(await Looks.LosersAsync(Looks.Request(), null, source));
    }

    /// <summary>More than a million rows are compared in parts.</summary>
    [Fact]
    public async Task Duplicates_are_found_in_files_that_are_compared_in_parts()
    {
        const int rows = 1_100_000;
        var text = new StringBuilder("id\n");
        for (var row = 1; row <= rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(row % 100_000 == 0 ? row - 99_999 : row)}\n");
        }

        var expected = Enumerable.Range(0, 11).Select(part => (part * 100_000L) + 1);
        Assert.Equal(expected, await LosersAsync("last", text.ToString()));
    }

    private async Task<List<long>> LosersAsync(string policy, string csv) =>
        await Looks.LosersAsync(Looks.Request("id") with { Duplicates = DuplicatePolicy.Parse(policy) }, null, await _folder.SourceAsync(csv));
}
