using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Sources;

namespace Inhaul.Tests.Mapping;

public sealed class RawRowsTests
{
    private static readonly CsvLayout Layout = new(',', ["id", "name"], []);
    private static readonly byte[] Raw = "1,Ann\n\n2,\"Bob\nJones\"\n3\n"u8.ToArray();

    [Fact]
    public void Only_chosen_rows_are_visited()
    {
        var visited = new List<string>();
        RawRows.ForEach(Raw, Layout, new SourceLimits(), index => index != 0, (index, records) => visited.Add($"{index}: {Encoding.UTF8.GetString(records.Raw)}"));
        Assert.Equal(["1: 2,\"Bob\nJones\"", "2: 3"], visited);
    }

    [Fact]
    public void Refused_rows_have_their_text_their_line_and_their_error()
    {
        var error = new RowError(12, "unique_violation", "taken");
        var refused = Assert.Single(RawRows.Refused(Raw, Layout, new SourceLimits(), new ChunkPosition(11, 101), new Dictionary<int, IReadOnlyList<RowError>> { [1] = [error] }));
        Assert.Equal((1, 103L, "2,\"Bob\nJones\"", error), (refused.IndexInChunk, refused.Line, refused.Raw, Assert.Single(refused.Errors)));
    }

    [Fact]
    public void Without_errors_no_row_is_refused() =>
        Assert.Empty(RawRows.Refused(Raw, Layout, new SourceLimits(), new ChunkPosition(11, 101), new Dictionary<int, IReadOnlyList<RowError>>()));
}
