using System.Linq.Expressions;
using Inhaul.Processing;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

public sealed class RowRuleTests
{
    private static readonly Person Ann = new("Ann", 40, null, null);

    [Fact]
    public void A_rule_knows_the_properties_it_looks_at()
    {
        Assert.Equal(["Age"], Looked(person => person.Age >= 18)!);
        Assert.Equal(["Name", "Note"], Looked(person => person.Note == null || person.Note.Length > person.Name.Length)!);
        Assert.Equal(["BornOn"], Looked(person => person.BornOn == null || person.BornOn.Value.Year > 1900)!);
    }

    [Fact]
    public void A_rule_that_hands_the_row_on_may_look_at_everything() => Assert.Null(Looked(person => IsKnown(person)));

    [Fact]
    public void A_rule_that_looks_at_nothing_needs_nothing() => Assert.Empty(Looked(_ => DateTime.MinValue.Year == 1)!);

    [Fact]
    public void A_rule_is_kept_or_not()
    {
        var rule = RowRule<Person>.Of(new RowShape<Person>(), person => person.Age >= 18, "age", "must be of age", "minor");
        Assert.Equal((true, false, "minor"), (rule.IsKept(Ann), rule.IsKept(Ann with { Age = 17 }), rule.Code));
    }

    private static bool IsKnown(Person person) => person.Name.Length > 0;

    private static IEnumerable<string>? Looked(Expression<Func<Person, bool>> rule) =>
        RowRule<Person>.Of(new RowShape<Person>(), rule, "person", "is wrong", "rule").Properties is { } names ? names.Order(StringComparer.Ordinal) : null;
}
