using Inhaul.Parsing;

namespace Inhaul.Tests.Parsing;

public sealed class HeaderNamesTests
{
    [Fact]
    public void Good_names_stay_as_they_are_and_need_no_note()
    {
        var (names, notes) = HeaderNames.From(["id", "First Name", "größe"]);
        Assert.Equal(["id", "First Name", "größe"], names);
        Assert.Empty(notes);
    }

    [Fact]
    public void Names_are_trimmed() => Assert.Equal(["id", "name"], HeaderNames.From([" id ", "\tname"]).Names);

    [Fact]
    public void A_blank_name_is_named_after_its_place()
    {
        var (names, notes) = HeaderNames.From(["id", "  ", ""]);
        Assert.Equal(["id", "column_2", "column_3"], names);
        Assert.Equal(["column 2 has no name; it is called 'column_2'", "column 3 has no name; it is called 'column_3'"], notes);
    }

    [Fact]
    public void A_name_that_appears_again_gets_a_number()
    {
        var (names, notes) = HeaderNames.From(["name", "name", "Name"]);
        Assert.Equal(["name", "name_2", "Name_3"], names);
        Assert.Equal(["'name' appears again as column 2; it is called 'name_2'", "'Name' appears again as column 3; it is called 'Name_3'"], notes);
    }

    [Fact]
    public void An_invented_name_never_takes_one_that_is_written() =>
        Assert.Equal(["name", "name_3", "name_2", "column_4_2", "column_4"], HeaderNames.From(["name", "name", "name_2", "", "column_4"]).Names);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_the_header_names_are_unique_and_never_blank(int seed)
    {
        var random = new Random(seed);
        string[] words = ["", " ", "a", "A", "a_2", "column_1", "column_2", "column_3_2", "b"];
        for (var run = 0; run < 300; run++)
        {
            var header = Enumerable.Range(0, random.Next(1, 9)).Select(_ => words[random.Next(words.Length)]).ToList();
            var names = HeaderNames.From(header).Names;
            Assert.Equal(header.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.DoesNotContain(names, string.IsNullOrWhiteSpace);
        }
    }
}
