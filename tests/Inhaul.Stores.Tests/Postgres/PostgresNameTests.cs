using Inhaul.Postgres;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>Names of tables as people write them, and as SQL needs them.</summary>
public sealed class PostgresNameTests
{
    [Theory]
    [InlineData("people", null, "people")]
    [InlineData("sales.people", "sales", "people")]
    [InlineData("My Schema.my people", "My Schema", "my people")]
    [InlineData("\"a.b\"", null, "a.b")]
    [InlineData("\"a.b\".c", "a.b", "c")]
    [InlineData("a.\"b.c\"", "a", "b.c")]
    [InlineData("\"a\"\"b\"", null, "a\"b")]
    [InlineData("a\"b", null, "a\"b")]
    [InlineData(".a", null, ".a")]
    [InlineData("a.", null, "a.")]
    [InlineData("\"a", null, "\"a")]
    [InlineData("\"a\"b", null, "\"a\"b")]
    public void A_name_has_its_parts(string text, string? schema, string name)
    {
        Assert.Equal((schema, name), PostgresName.Split(text));
        Assert.Equal((schema, name), PostgresName.Split(PostgresName.Join(schema, name)));
    }

    [Fact]
    public void Names_are_quoted_part_by_part()
    {
        Assert.Equal("\"sales\".\"people\"", PostgresName.QuoteTable("sales.people"));
        Assert.Equal("\"a\"\"; DROP TABLE x; --\"", PostgresName.QuoteTable("a\"; DROP TABLE x; --"));
    }
}
