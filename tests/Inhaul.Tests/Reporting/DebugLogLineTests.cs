using Inhaul.Reporting;

namespace Inhaul.Tests.Reporting;

public sealed class DebugLogLineTests
{
    private static readonly Guid Import = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");

    [Fact]
    public void A_row_is_one_line_whatever_its_values_are()
    {
        var row = new RowStatus
        {
            Row = 7,
            Source = "people.csv",
            Line = 12,
            Outcome = RowOutcome.Stale,
            Key = new Dictionary<string, string?> { ["name"] = "Ann\r\n# fake", ["number"] = null },
            Values = new Dictionary<string, string>(),
            Errors = [],
        };

        Assert.Equal("1970-01-01T00:00:00.000Z stale     row 7, people.csv line 12 (name Ann␀␀# fake, number ∅)", DebugLogLine.Of(DateTimeOffset.UnixEpoch, row));
    }

    [Fact]
    public void The_end_of_a_chunk_is_read_as_it_was_written() =>
        Assert.Equal((Import, 3, 2), DebugLogLine.ReadEnd(DebugLogLine.End(DateTimeOffset.UnixEpoch, Import, 3, 2)));

    [Theory]
    [InlineData("")]
    [InlineData("1970-01-01T00:00:00.000Z inserted  row 1, a.csv line 2")]
    [InlineData("# 1970-01-01T00:00:00.000Z import 01890a5d-ac96-774b-bcce-b302099a8057 of type people begins")]
    [InlineData("# 1970-01-01T00:00:00.000Z import 01890a5d-ac96-774b-bcce-b302099a8057 chunk 3 is told as of attempt")]
    [InlineData("# 1970-01-01T00:00:00.000Z import 01890a5d-ac96-774b-bcce-b302099a8057 chunk -3 is told as of attempt 1")]
    [InlineData("# 1970-01-01T00:00:00.000Z import x chunk 3 is told as of attempt 1")]
    public void Other_lines_are_no_end(string line) => Assert.Null(DebugLogLine.ReadEnd(line));

    [Theory]
    [InlineData("# 1970-01-01T00:00:00.000Z import 01890a5d-ac96-774b-bcce-b302099a8057 of type people begins", true)]
    [InlineData("id,name", false)]
    [InlineData("# a comment", false)]
    public void A_debug_log_is_known_by_its_first_line(string line, bool isLog) => Assert.Equal(isLog, DebugLogLine.IsHead(line));
}
