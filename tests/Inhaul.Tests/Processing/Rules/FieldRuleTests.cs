using Inhaul.Processing;

namespace Inhaul.Tests.Processing.Rules;

/// <summary>What a definition says about the values of one property, and what it says of those that are wrong.</summary>
public sealed class FieldRuleTests
{
    [Theory]
    [InlineData("ab", "'ab' has 2 characters, fewer than 3")]
    [InlineData("abcdef", "'abcdef' has 6 characters, more than 5")]
    [InlineData("abc", null)]
    [InlineData("𝒳🙂é漢b", null)]
    [InlineData("", null)]
    public void Length_counts_characters(string value, string? error) => Assert.Equal(error, Error<Word>(field => field.Length(3, 5), value));

    [Theory]
    [InlineData("a", "'a' has 1 character, not 2")]
    [InlineData("DE", null)]
    public void Length_may_be_one_number(string value, string? error) => Assert.Equal(error, Error<Word>(field => field.Length(2, 2), value));

    [Theory]
    [InlineData("101", "'101' is not between 0.5 and 100")]
    [InlineData("0.4999999999999999999999", "'0.4999999999999999999999' is not between 0.5 and 100")]
    [InlineData("100.000", null)]
    [InlineData("0.5", null)]
    public void Range_of_a_decimal(string value, string? error) => Assert.Equal(error, Error<Amount>(field => field.Range(0.5m, 100m), value));

    [Fact]
    public void Bounds_may_be_whole_numbers() => Assert.Equal("'-1' is not between 0 and 5", Error<Amount>(field => field.Range(0, 5), "-1"));

    [Theory]
    [InlineData("2019-12-31", "'2019-12-31' is not between 2020-01-01 and 2020-12-31")]
    [InlineData("2020-12-31", null)]
    public void Range_of_a_date(string value, string? error) =>
        Assert.Equal(error, Error<Day>(field => field.Range(new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31)), value));

    [Theory]
    [InlineData("AB-12", null)]
    [InlineData("AB-123", "'AB-123' is not written as [A-Z]{2}-\\d\\d|x")]
    [InlineData("xx", "'xx' is not written as [A-Z]{2}-\\d\\d|x")]
    public void Matches_looks_at_the_whole_value(string value, string? error) => Assert.Equal(error, Error<Word>(field => field.Matches("[A-Z]{2}-\\d\\d|x"), value));

    [Fact]
    public void No_text_can_make_a_pattern_slow()
    {
        var text = new string('a', 100_000) + "!";
        Assert.Equal($"'{new string('a', 60)}…' is no word of a", Error<Word>(field => field.Matches("(a+)+", "is no word of a"), text));
        Assert.Contains("in time", Error<Word>(field => field.Matches("(?=a)(a|aa)+(?<!b)x"), new string('a', 200)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("red", null)]
    [InlineData("Red", "'Red' is none of red, green")]
    public void One_of_compares_byte_by_byte(string value, string? error) => Assert.Equal(error, Error<Word>(field => field.OneOf("red", "green"), value));

    [Fact]
    public void A_rule_may_only_warn()
    {
        var shape = Shape<Word>(field => field.Length(3, 5, Severity.Warning).Matches("[a-z]+"));
        Assert.Equal(["1 warning wrong_length", "3 warning wrong_length", "3 error no_match", "2 good"], Codes(shape, "ab", "abc", "A"));
    }

    [Fact]
    public void A_value_may_be_required_although_the_property_may_be_null() =>
        Assert.Equal(["1 error required", "1 good"], Codes(Shape<Word>(field => field.Required()), "", "a"));

    [Fact]
    public void A_rule_that_does_not_fit_its_property_is_refused_at_the_start()
    {
        Assert.Equal("Value is no text, so it has no length.", Refusal<Amount>(field => field.Length(1, 2)));
        Assert.Equal("Value is neither a number nor a date nor a time, so it has no range.", Refusal<Word>(field => field.Range(1, 2)));
        Assert.Equal("The range of Value cannot end at a Boolean; give it bounds of the type DateOnly.", Refusal<Day>(field => field.Range(true, true)));
        Assert.Equal("The range of Value ends before it begins.", Refusal<Amount>(field => field.Range(2, 1)));
        Assert.StartsWith("Matches(\"a)(b\") is no regular expression: ", Refusal<Word>(field => field.Matches("a)(b")), StringComparison.Ordinal);
        Assert.StartsWith("'shout' is no way to clean a value.", Refusal<Word>(field => field.Clean("shout")), StringComparison.Ordinal);
    }

    private static RowShape<T> Shape<T>(Action<FieldImport> define)
        where T : notnull
    {
        var shape = new RowShape<T>();
        define(new FieldImport(shape.Fields[0]));
        return shape;
    }

    private static string Refusal<T>(Action<FieldImport> define)
        where T : notnull => Assert.Throws<InvalidConfigurationException>(() => Shape<T>(define)).Message;

    private static string? Error<T>(Action<FieldImport> define, string value)
        where T : notnull => RowsUnderRules.Check(Shape<T>(define), "value", $"\"{value}\"\n").Errors.SingleOrDefault()?.Message;

    private static string[] Codes(RowShape<Word> shape, params string[] values)
    {
        var (errors, good) = RowsUnderRules.Check(shape, "value", string.Concat(values.Select(value => $"\"{value}\"\n")));
        return [.. errors.Select(error => $"{error.Row} {Inhaul.Word.Of(error.Severity)} {error.Code}"), $"{good} good"];
    }

    public sealed record Word(string? Value);

    public sealed record Amount(decimal? Value);

    public sealed record Day(DateOnly? Value);
}
