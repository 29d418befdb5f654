using System.Globalization;
using System.Text;
using Inhaul.Profiling;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Tests.Profiling.Sensitive;

public sealed class SensitiveEvidenceTests
{
    private static readonly string[] Cards = ["4111111111111111", "5555555555554444", "4012888888881881", "5105105105105100", "4222222222222220"];

    [Fact]
    public void A_column_of_cards_is_told_with_share_line_and_masked_samples()
    {
        var found = Assert.Single(Findings([.. Cards[..4], "n/a", .. Cards[..4]]));
        Assert.Equal((SensitiveKind.PaymentCard, FindingConfidence.High, 8, 2), (found.Kind, found.Confidence, found.Count, found.FirstLine));
        Assert.Equal(8 / 9.0, found.Share);
        Assert.Equal(["****-1111", "****-4444", "****-1881"], found.Samples);
    }

    [Fact]
    public void Order_numbers_that_pass_a_check_by_chance_are_no_cards()
    {
        // Sixteen digits that start with 4: one in ten passes.
        var orders = Enumerable.Range(0, 1000).Select(i => (4_000_000_000_000_000 + (i * 7919L)).ToString(CultureInfo.InvariantCulture)).ToArray();
        Assert.Contains(orders, order => SensitiveValue.Of(Encoding.UTF8.GetBytes(order)) is { IsConfirmed: true });
        Assert.Empty(Findings(orders));
    }

    [Fact]
    public void One_value_among_others_is_told_with_low_confidence() =>
        Assert.Equal(FindingConfidence.Low, Assert.Single(Findings(["red", "4111111111111111", "blue"])).Confidence);

    [Fact]
    public void Addresses_within_a_text_are_found()
    {
        var found = Assert.Single(Findings(["call back on Monday", "wrote to ann@example.org, no answer", "asks <bob@example.com> first; or bob@example.net"]));
        Assert.Equal((SensitiveKind.Email, 2, 3), (found.Kind, found.Count, found.FirstLine));
        Assert.Equal(["****@****.org", "****@****.com"], found.Samples);
    }

    [Theory]
    [InlineData("4111111111111111", "****-1111")]
    [InlineData("12345678", "****")]
    [InlineData("", "****")]
    [InlineData("ann@example.org", "****@****.org")]
    [InlineData("ann@example", "****@****")]
    [InlineData("see ann.b@example", "****@****")]
    public void A_masked_value_shows_its_end_at_most(string value, string masked) => Assert.Equal(masked, Mask.Of(value));

    private static IReadOnlyList<SensitiveFinding> Findings(string[] values)
    {
        var (evidence, quick) = (new SensitiveEvidence(), new SensitiveEvidence());
        for (var i = 0; i < values.Length; i++)
        {
            var value = Encoding.UTF8.GetBytes(values[i]);
            evidence.Observe(value, default, ValueShapes.Of(value), line: i + 2, times: 1);
            quick.Observe(value, ClassesOf.Bytes(value), ValueShapes.Of(value), line: i + 2, times: 1);
        }

        Assert.Equivalent(evidence.Findings(values.Length), quick.Findings(values.Length), strict: true);
        return evidence.Findings(values.Length);
    }
}
