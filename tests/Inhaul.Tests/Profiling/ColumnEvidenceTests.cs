using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class ColumnEvidenceTests
{
    [Fact]
    public void Values_are_counted_by_shape()
    {
        var seen = EvidenceOf.Values("1", "2", "x", "", "3.5");
        Assert.Equal((2, 1, 1, 1), (seen[ValueShape.Integer], seen[ValueShape.Text], seen[ValueShape.Empty], seen[ValueShape.Decimal]));
    }

    [Fact]
    public void Filled_values_are_those_that_are_not_empty()
    {
        var seen = EvidenceOf.Values("1", "", "  ", "x");
        Assert.Equal((4, 2), (seen.Rows, seen.Filled));
    }

    [Fact]
    public void The_first_value_of_a_shape_is_kept_with_its_line() =>
        Assert.Equal(new ColumnEvidence.Example("x", 3), EvidenceOf.Values("1", "x", "y").First(ValueShape.Text));

    [Fact]
    public void A_shape_that_was_not_seen_has_no_example() => Assert.Null(EvidenceOf.Values("1").First(ValueShape.Uuid));

    [Fact]
    public void Examples_stand_in_the_order_of_their_lines() =>
        Assert.Equal(["x", "1", "2.5"], EvidenceOf.Values("", "x", "1", "y", "2.5").Examples.Select(example => example.Value));

    [Fact]
    public void A_long_example_is_shortened() =>
        Assert.Equal(new string('x', 60) + "…", EvidenceOf.Values(new string('x', 61)).First(ValueShape.Text)!.Value);

    [Fact]
    public void The_longest_value_is_measured_in_bytes() => Assert.Equal(6, EvidenceOf.Values("abcd", "ééé", "x").LongestBytes);

    [Fact]
    public void Most_dates_decide_the_separator_and_the_others_are_counted()
    {
        var seen = EvidenceOf.Values("1.2.2025", "1.3.2025", "1/4/2025", "25-12-2025");
        Assert.Equal(('.', 2), (seen.DateSeparator, seen.OddDateSeparators));
    }

    [Fact]
    public void Evidence_of_two_sources_adds_up()
    {
        var seen = EvidenceOf.Values("1", "x");
        seen.Add(EvidenceOf.Values("22", "1.2.2025", "yes"));
        Assert.Equal((5, 2, 1, 8, '.'), (seen.Rows, seen[ValueShape.Integer], seen[ValueShape.YesNo], seen.LongestBytes, seen.DateSeparator));
    }

    [Fact]
    public void The_first_example_stays_the_one_of_the_first_source()
    {
        var seen = EvidenceOf.Values("1");
        seen.Add(EvidenceOf.Values("2", "x"));
        Assert.Equal(("1", "x"), (seen.First(ValueShape.Integer)!.Value, seen.First(ValueShape.Text)!.Value));
    }
}
