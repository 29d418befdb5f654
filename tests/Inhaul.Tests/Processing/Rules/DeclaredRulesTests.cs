using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing.Csv;
using Inhaul.Processing.Rules;
using Inhaul.Sources;

namespace Inhaul.Tests.Processing.Rules;

/// <summary>Rules that are kept with an import say of rows what those of a processor say.</summary>
public sealed class DeclaredRulesTests
{
    /// <summary>Rules of one column, a value, and what is said of it.</summary>
    internal static readonly (string Column, FieldRules Rules, string Value, string? Error)[] Cases =
    [
        ("v:text", new FieldRules { IsRequired = true }, "", "required: the value is missing"),
        ("v:text", new FieldRules { MinLength = 2 }, "a", "wrong_length: 'a' has 1 character, fewer than 2"),
        ("v:text", new FieldRules { MaxLength = 2 }, "abc", "wrong_length: 'abc' has 3 characters, more than 2"),
        ("v:text", new FieldRules { Forms = [new TextForm("[a-z]+"), new TextForm(".{2}", "is not two")] }, "ABC", "no_match: 'ABC' is not written as [a-z]+; no_match: 'ABC' is not two"),
        ("v:text", new FieldRules { OneOf = ["a", "b"] }, "A", "not_one_of: 'A' is none of a, b"),
        ("v:text", new FieldRules { OneOf = ["a", "b"], MinLength = 1 }, "", null),
        ("v:decimal", new FieldRules { OneOf = ["1.5"] }, "1.50", null),
        ("v:integer", new FieldRules { Min = new RangeEnd("5") }, "4", "not_in_range: '4' is less than 5"),
        ("v:integer", new FieldRules { Min = new RangeEnd("5", IsExcluded: true) }, "5", "not_in_range: '5' is not more than 5"),
        ("v:integer", new FieldRules { Max = new RangeEnd("5") }, "5", null),
        ("v:integer", new FieldRules { Max = new RangeEnd("5", IsExcluded: true), Min = new RangeEnd("1") }, "5", "not_in_range: '5' is not less than 5"),
        ("v:integer", new FieldRules { Max = new RangeEnd("5"), Min = new RangeEnd("1") }, "6", "not_in_range: '6' is not between 1 and 5"),
        ("v:decimal", new FieldRules { Max = new RangeEnd("100") }, new string('9', 40), $"not_in_range: '{new string('9', 40)}' is more than 100"),
        ("v:decimal", new FieldRules { Min = new RangeEnd("0.5") }, "-" + new string('9', 40), $"not_in_range: '-{new string('9', 40)}' is less than 0.5"),
        ("v:double", new FieldRules { Max = new RangeEnd("1") }, "1.5E+3", "not_in_range: '1500' is more than 1"),
        ("v:date", new FieldRules { Min = new RangeEnd("2024-01-01") }, "2023-12-31", "not_in_range: '2023-12-31' is less than 2024-01-01"),
        ("v:timestamp", new FieldRules { Max = new RangeEnd("2024-01-01 12:00:00") }, "2024-01-01T12:00:01", "not_in_range: '2024-01-01 12:00:01' is more than 2024-01-01T12:00:00"),
        ("v:timestamp_tz", new FieldRules { Max = new RangeEnd("2024-01-01T12:00:00Z") }, "2024-01-01T13:00:00+01:00", null),
        ("v:integer", new FieldRules { IsRequired = true, Min = new RangeEnd("5") }, "x", "not_an_integer: 'x' is not a whole number of 64 bits, such as 1234"),
    ];

    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_value_that_breaks_a_rule_is_refused_with_its_code(int number)
    {
        var (column, rules, value, error) = Cases[number];
        Assert.Equal(error ?? "", string.Join("; ", Errors(Ruled(Definitions.Of("", column), rules), $"\"{value}\"\n").Select(found => $"{found.Code}: {found.Message}")));
    }

    [Fact]
    public void A_row_without_a_key_is_not_told_twice_that_it_lacks_a_value() => Assert.Equal(
        ["key_missing"], Errors(Ruled(Definitions.Of("v", "v:text"), new FieldRules { IsRequired = true }), "\"\"\n").Select(error => error.Code));

    [Fact]
    public void Without_rules_nobody_looks() => Assert.Null(DeclaredRules.Of(Definitions.Of("v", "v:text")));

    private static ImportDefinition Ruled(ImportDefinition definition, FieldRules rules) => definition with { Fields = [definition.Fields[0] with { Rules = rules }] };

    private static IEnumerable<RowError> Errors(ImportDefinition definition, string text) => ChunkMapper.Map(
        Encoding.UTF8.GetBytes(text), new byte[1], new ChunkPosition(1, 2), new Dictionary<long, RowPatch>(), definition, new CsvLayout(',', ["v"], []), new SourceLimits(), DeclaredRules.Of(definition))
        .Refused.SelectMany(row => row.Errors);
}
