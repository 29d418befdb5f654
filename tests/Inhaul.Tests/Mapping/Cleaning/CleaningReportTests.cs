using Inhaul.Mapping.Cleaning;
using Inhaul.Stores;

namespace Inhaul.Tests.Mapping.Cleaning;

public sealed class CleaningReportTests
{
    private static readonly CleaningReport One = new([new CleanedValues("a", "trim", 2, [new CleanedValue(1, " x", "x"), new CleanedValue(7, " y", "y")])]);

    private static readonly CleaningReport Other = new(
        [new CleanedValues("a", "trim", 5, [new CleanedValue(3, " z", "z"), new CleanedValue(4, "\0\"", "\"")]), new CleanedValues("a", "upper", 1, [new CleanedValue(3, "z", "Z")])]);

    [Fact]
    public void Reports_of_several_chunks_are_added_up_whatever_their_order()
    {
        Assert.Equal(LedgerJson.WriteCleaned(Other.Plus(One).Plus(CleaningReport.None)), LedgerJson.WriteCleaned(One.Plus(Other)));
        Assert.Equal((7L, "1 3 4"), (One.Plus(Other).Values[0].Count, string.Join(' ', One.Plus(Other).Values[0].Samples.Select(sample => sample.Row))));
    }

    [Fact]
    public void What_the_ledger_keeps_is_read_back_as_it_was() =>
        Assert.Equal(LedgerJson.WriteCleaned(Other), LedgerJson.WriteCleaned(LedgerJson.ReadCleaned(LedgerJson.WriteCleaned(Other))));
}
