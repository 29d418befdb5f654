using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Tests.Profiling;

namespace Inhaul.Tests.Mapping.Suggesting;

public sealed class ColumnMatcherTests
{
    private static readonly AliasTable Ram = AliasTable.Of(new Dictionary<string, IReadOnlyList<string>> { ["memory_gb"] = ["working store", "wired ram"], ["name"] = ["label"], ["title"] = ["label"] });

    [Fact]
    public void A_column_feeds_one_field_and_the_best_column_wins()
    {
        var matches = Match(["Operatng System", "OS", "Site"], ["operating_system"]);

        Assert.Equal(["OS > operating_system 0.92"], Shown(matches.Fed));
        Assert.Empty(matches.Suggested);
        Assert.Equal("operating_system could be meant (nearly the same letters), but 'OS' is meant before it", matches.Remarks["Operatng System"]);
    }

    [Fact]
    public void Of_two_columns_that_are_as_sure_the_first_wins_and_the_other_says_why()
    {
        var matches = Match(["Wired RAM", "Working Store"], ["memory_gb"], known: new MappingKnowledge(Ram, []));

        Assert.Equal(["Wired RAM > memory_gb 0.95"], Shown(matches.Fed));
        Assert.Equal("memory_gb could be meant ('working store' is declared as a name of it), but 'Wired RAM' is meant before it", matches.Remarks["Working Store"]);
    }

    [Fact]
    public void A_column_that_could_feed_two_fields_alike_feeds_none()
    {
        var matches = Match(["Label"], ["name", "title"], known: new MappingKnowledge(Ram, []));

        Assert.Empty(matches.Fed);
        Assert.Equal("name and title could be meant alike ('label' is declared as a name of it)", matches.Remarks["Label"]);
    }

    [Fact]
    public void A_name_goes_before_all_that_is_like_it()
    {
        var matches = Match(["OS", "Operating System"], ["operating_system"]);

        Assert.Equal(["Operating System > operating_system 0.98"], Shown(matches.Fed));
        Assert.Equal(["OS"], matches.UnmappedOf(["OS", "Operating System"]));
    }

    [Fact]
    public void A_unit_other_than_the_fields_is_another_field()
    {
        var matches = Match(["RAM (MB)"], ["memory_gb"]);

        Assert.Empty(matches.Fed.Concat(matches.Considered));
    }

    [Fact]
    public void Another_name_without_its_unit_is_no_name()
    {
        var known = new MappingKnowledge(AliasTable.Of(new Dictionary<string, IReadOnlyList<string>> { ["memory_utilization_percent"] = ["memory percent"] }), []);
        Assert.Equal(["Memory > memory_gb 0.80"], Shown(Match(["Memory"], ["memory_utilization_percent", "memory_gb"], known: known).Suggested));
    }

    [Fact]
    public void A_text_column_is_not_suggested_for_a_number_and_says_so()
    {
        var matches = new ColumnMatcher(["RAM"], [new MappingField("memory", ColumnType.Integer)], MappingKnowledge.None).Match([], [EvidenceOf.Values("much", "8", "little")]);

        Assert.Empty(matches.Fed.Concat(matches.Considered));
        Assert.Equal("memory could be meant (the same words), but 2 of 3 values are no integer, the first is 'much' on line 2", matches.Remarks["RAM"]);
    }

    [Fact]
    public void Some_values_that_do_not_fit_leave_it_to_a_person()
    {
        var values = Enumerable.Range(1, 9).Select(value => $"{value}").Append("much");
        var matches = new ColumnMatcher(["RAM"], [new MappingField("memory", ColumnType.Integer)], MappingKnowledge.None).Match([], [EvidenceOf.Values(values)]);

        Assert.Equal(["RAM > memory 0.60"], Shown(matches.Suggested));
    }

    [Fact]
    public void A_name_is_not_checked_by_values_since_those_that_do_not_fit_are_refused_row_by_row()
    {
        var matches = new ColumnMatcher(["Memory"], [new MappingField("memory", ColumnType.Integer)], MappingKnowledge.None).Match([], [EvidenceOf.Values("much")]);

        Assert.Equal(["Memory > memory 1.00"], Shown(matches.Fed));
    }

    [Fact]
    public void A_decision_is_for_its_header_in_any_order_and_case_alone()
    {
        var known = Decided(["a", "b"], "a", "x", MappingStatus.Approved);

        Assert.Equal(["A > x 1.00"], Shown(Match(["B", "A"], ["x"], known: known).Fed));
        Assert.Empty(Match(["A", "C"], ["x"], known: known).Fed);
    }

    [Fact]
    public void A_decision_goes_before_names_and_a_persons_word_before_it()
    {
        var known = Decided(["x", "y"], "y", "x", MappingStatus.Approved);

        Assert.Equal(["y > x 1.00"], Shown(Match(["x", "y"], ["x"], known: known).Fed));
        Assert.Equal(["x > x 1.00"], Shown(Match(["x", "y"], ["x"], [new ColumnMapping("x", "x")], known).Fed));
    }

    [Fact]
    public void A_pair_that_was_rejected_is_not_matched_again_by_anything()
    {
        Assert.Empty(Match(["OS"], ["operating_system"], known: Decided(["OS"], "os", "operating_system", MappingStatus.Rejected)).Considered);
        Assert.Empty(Match(["os"], ["os"], known: Decided(["os"], "os", "os", MappingStatus.Rejected)).Fed);
    }

    [Fact]
    public void A_column_that_was_left_out_is_neither_fed_nor_missed()
    {
        var matches = Match(["id", "x"], ["id", "x"], known: Decided(["id", "x"], "x", "", MappingStatus.Approved));

        Assert.Equal(["id > id 1.00"], Shown(matches.Fed));
        Assert.Empty(matches.UnmappedOf(["id", "x"]));
    }

    [Fact]
    public void A_decision_for_a_field_that_is_gone_says_so()
    {
        var matches = Match(["a"], ["x"], known: Decided(["a"], "a", "y", MappingStatus.Approved));

        Assert.Equal("ann decided that it feeds y, which is not there", matches.Remarks["a"]);
    }

    private static ColumnMatches Match(string[] columns, string[] fields, ColumnMapping[]? said = null, MappingKnowledge? known = null) =>
        new ColumnMatcher(columns, [.. fields.Select(field => new MappingField(field, ColumnType.Text))], known ?? MappingKnowledge.None).Match(said ?? [], []);

    private static MappingKnowledge Decided(string[] header, string column, string field, MappingStatus status) =>
        new(AliasTable.None, [new MappingDecision(HeaderFingerprint.Of(header), column, field, 1, "because", status) { DecidedBy = "ann" }]);

    private static IEnumerable<string> Shown(IEnumerable<MappingCandidate> pairs) =>
        pairs.Select(pair => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pair.Column} > {pair.Field} {pair.Confidence:0.00}"));
}
