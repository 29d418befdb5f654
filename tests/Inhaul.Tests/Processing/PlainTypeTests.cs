using Inhaul.Processing;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

/// <summary>Plain row types keep what they are given; others run code of their own.</summary>
public sealed class PlainTypeTests
{
    [Fact]
    public void Records_are_plain() => Assert.True(new RowShape<Person>().IsPlain);

    [Fact]
    public void Classes_of_properties_with_constants_are_plain() => Assert.True(new RowShape<Account>().IsPlain);

    [Fact]
    public void A_type_whose_constructor_checks_is_not() => Assert.False(new RowShape<Rows.Range>().IsPlain);

    [Fact]
    public void A_type_whose_properties_have_code_is_not() => Assert.False(new RowShape<Login>().IsPlain);

    [Fact]
    public void A_type_that_calls_something_to_be_made_is_not() => Assert.False(new RowShape<Stamped>().IsPlain);

    [Fact]
    public void A_type_whose_base_could_do_anything_is_not() => Assert.False(new RowShape<Employee>().IsPlain);

    private sealed class Account
    {
        public string Name { get; init; } = "none";

        public long Limit { get; set; } = 12_345_678_901;

        public double Rate { get; init; } = 0.5;

        public string? Note { get; init; }
    }

    private sealed class Stamped
    {
        public string Name { get; init; } = "";

        public Guid Id { get; init; } = Guid.NewGuid();
    }

    private record Human(string Name);

    private sealed record Employee(string Name, long Number) : Human(Name);
}
