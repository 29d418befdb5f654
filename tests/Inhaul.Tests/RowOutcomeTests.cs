namespace Inhaul.Tests;

public sealed class RowOutcomeTests
{
    /// <summary>The bytes lie in ledgers; a change of a number would change what happened.</summary>
    [Fact]
    public void The_bytes_of_outcomes_never_change() => Assert.Equal(
        ["0 Pending", "1 Inserted", "2 Updated", "3 Unchanged", "4 Stale", "5 Duplicate", "6 Skipped", "7 Rejected", "8 Failed"],
        Enum.GetValues<RowOutcome>().Select(outcome => $"{(byte)outcome} {outcome}"));
}
