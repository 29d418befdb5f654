namespace Inhaul.Tests;

public sealed class RowCountsTests
{
    /// <summary>Each outcome as often as its number plus one, so that no two counts are alike.</summary>
    private static byte[] Uneven() => [.. Enum.GetValues<RowOutcome>().SelectMany(outcome => Enumerable.Repeat((byte)outcome, (int)outcome + 1))];

    [Fact]
    public void Every_byte_counts_for_its_outcome() => Assert.All(
        Enum.GetValues<RowOutcome>(), outcome => Assert.Equal((int)outcome + 1, RowCounts.Of(Uneven())[outcome]));

    [Fact]
    public void The_counts_by_name_are_the_counts_by_outcome() => Assert.Equal(
        new RowCounts { Pending = 1, Inserted = 2, Updated = 3, Unchanged = 4, Stale = 5, Duplicate = 6, Skipped = 7, Rejected = 8, Failed = 9 },
        RowCounts.Of(Uneven()));

    [Fact]
    public void The_rows_read_are_the_sum_of_all_outcomes() => Assert.Equal(45, RowCounts.Of(Uneven()).Read);

    [Fact]
    public void Refused_rows_are_those_rejected_or_failed() => Assert.Equal(17, RowCounts.Of(Uneven()).Refused);

    [Fact]
    public void Counts_are_added_outcome_by_outcome()
    {
        var counts = RowCounts.Of(Uneven());
        Assert.Equal(RowCounts.Of([.. Uneven(), .. Uneven()]), counts + counts);
    }

    [Fact]
    public void No_rows_are_the_neutral_element() => Assert.Equal(RowCounts.Of(Uneven()), RowCounts.None + RowCounts.Of(Uneven()));

    [Fact]
    public void A_byte_that_is_no_outcome_is_refused()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => RowCounts.Of([1, 9, 1]));
        Assert.Equal("The ledger holds 9 where a row outcome (0 to 8) belongs.", refusal.Message);
    }

    [Fact]
    public void An_outcome_that_does_not_exist_has_no_count() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RowCounts.None[(RowOutcome)9]);
}
