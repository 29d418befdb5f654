using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Writing;

namespace Inhaul.Tests.Intake;

public sealed class FieldMatchingTests
{
    [Fact]
    public void Without_a_table_every_column_has_one_of_its_own_name() =>
        Assert.Equal(["First Name > First Name", "id > id"], Pairs(Match(["First Name", "id"], [], null)));

    [Fact]
    public void A_column_is_matched_by_its_name_whatever_the_case_and_the_signs_between_words()
    {
        var matching = Match(["ID", "First Name", "E-Mail"], [], Table("id", "first_name", "email"));
        Assert.Equal(["ID > id", "First Name > first_name", "E-Mail > email"], Pairs(matching));
    }

    [Fact]
    public void The_exact_name_is_preferred_to_similar_ones() =>
        Assert.Equal(["name > name"], Pairs(Match(["name"], [], Table("NAME_", "Name", "name"))));

    [Fact]
    public void Columns_that_the_table_lacks_are_unmapped()
    {
        var matching = Match(["id", "shoe size", "hat"], [], Table("id"));
        Assert.Equal(("id > id", "shoe size,hat"), (string.Join(',', Pairs(matching)), string.Join(',', matching.Unmapped)));
    }

    [Fact]
    public void A_generated_column_is_not_written() => Assert.Equal(
        ["total"], FieldMatching.Match(Layout("total"), [], new TargetTable("t", [new TargetColumn("total", ColumnType.Integer, false, IsGenerated: true)], [], [])).Unmapped);

    [Fact]
    public void A_persons_word_goes_before_names() =>
        Assert.Equal(["name > full_name"], Pairs(Match(["name"], [new("name", "full_name")], Table("name", "full_name"))));

    [Fact]
    public void A_column_that_a_person_gave_away_is_not_matched_by_name()
    {
        var matching = Match(["name", "alias"], [new("alias", "name")], Table("name"));
        Assert.Equal(("alias > name", "name"), (string.Join(',', Pairs(matching)), string.Join(',', matching.Unmapped)));
    }

    [Fact]
    public void The_last_word_about_a_column_counts() =>
        Assert.Equal(["a > y"], Pairs(Match(["a"], [new("a", "x"), new("a", "y")], null)));

    [Fact]
    public void A_mapping_is_spelled_as_the_table_spells_it() => Assert.Equal(["a > Name"], Pairs(Match(["a"], [new("A", "NAME")], Table("Name"))));

    [Fact]
    public void Two_columns_cannot_feed_one()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Match(["a", "b"], [new("a", "x"), new("b", "X")], null));
        Assert.Equal("The columns 'a' and 'b' would both feed 'x'. Decide with --map source=target.", refusal.Message);
    }

    [Fact]
    public void Two_columns_with_similar_names_are_not_decided_silently()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Match(["first name", "first_name"], [], Table("first_name")));
        Assert.Equal("The columns 'first name' and 'first_name' would both feed 'first_name'. Decide with --map source=target.", refusal.Message);
    }

    [Fact]
    public void A_mapping_from_a_column_that_the_file_lacks_is_refused()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Match(["id", "name"], [new("mail", "email")], null));
        Assert.Equal("--map mail=email: the file has no column 'mail'; it has id, name.", refusal.Message);
    }

    [Fact]
    public void A_mapping_to_a_column_that_the_table_lacks_is_refused()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Match(["mail"], [new("mail", "email")], Table("id", "name")));
        Assert.Equal("--map mail=email: the table t has no column 'email' that can be written; it has id, name.", refusal.Message);
    }

    [Fact]
    public void A_column_left_out_on_purpose_is_neither_matched_nor_missed()
    {
        foreach (var table in new[] { null, Table("id", "name") })
        {
            var matching = Match(["id", "Name"], [new("name", "")], table);
            Assert.Equal(["id > id"], Pairs(matching));
            Assert.Empty(matching.Unmapped);
        }
    }

    private static FieldMatching Match(string[] columns, ColumnMapping[] decisions, TargetTable? table) => FieldMatching.Match(Layout(columns), decisions, table);

    private static CsvLayout Layout(params string[] columns) => new(',', columns, []);

    private static TargetTable Table(params string[] columns) =>
        new("t", [.. columns.Select(column => new TargetColumn(column, ColumnType.Text, IsRequired: false, IsGenerated: false))], [], []);

    private static IEnumerable<string> Pairs(FieldMatching matching) => matching.Pairs.Select(pair => $"{pair.Source} > {pair.Column}");
}
