using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Keys of several columns are compared part by part, and a part without a value equals another without one.</summary>
public abstract class CompositeKeyContract : WritingTest
{
    private static readonly ImportDefinition Prices = SampleTable.Of(
        "prices", ["sku", "region"], ("sku", ColumnType.Text), ("region", ColumnType.Text), ("price", ColumnType.Decimal));

    private static readonly string?[][] Rows = [["a", "eu", "1.5"], ["a", "us", "2.5"], ["a", null, "3.5"], [null, "eu", "4.5"], ["", "us", "5.5"]];

    private protected CompositeKeyContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task The_same_rows_again_are_unchanged_also_where_parts_have_no_value()
    {
        Assert.All(await OutcomesAsync(Prices, Rows), outcome => Assert.Equal("inserted", outcome));
        await Database.CountWritesAsync("prices");

        Assert.All(await OutcomesAsync(Prices, Rows), outcome => Assert.Equal("unchanged", outcome));

        Assert.Equal(0, await Database.WritesAsync());
        Assert.Equal("5", await Database.ScalarAsync("SELECT count(*) FROM prices"));
    }

    [Fact]
    public async Task A_row_with_a_gap_in_its_key_is_updated_once()
    {
        await WriteAsync(Prices, Rows);

        Assert.Equal(["updated", "updated"], await OutcomesAsync(Prices, ["a", null, "9"], [null, "eu", "8"]));
        Assert.Equal(["9"], await Database.LinesAsync("SELECT price FROM prices WHERE sku = 'a' AND region IS NULL"));
        Assert.Equal("5", await Database.ScalarAsync("SELECT count(*) FROM prices"));
    }

    [Theory]
    [InlineData("skip", "skipped")]
    [InlineData("reject", "rejected")]
    [InlineData("fill", "unchanged")]
    [InlineData("newest:price", "stale")]
    public async Task The_policy_sees_rows_with_gaps_in_their_keys(string policy, string outcome)
    {
        await WriteAsync(Prices, Rows);

        Assert.Equal([outcome], await OutcomesAsync(Prices.On(policy), ["a", null, "0.5"]));
    }

    [Fact]
    public async Task Rows_with_gaps_are_told_apart_within_one_chunk()
    {
        Assert.Equal(
            ["inserted", "inserted", "updated", "unchanged"],
            await OutcomesAsync(Prices, ["a", null, "1"], ["b", null, "1"], ["a", null, "2"], ["b", null, "1"]));
    }

    [Fact]
    public async Task The_order_of_the_key_is_not_that_of_the_columns()
    {
        var definition = SampleTable.Of("prices", ["region", "sku"], ("price", ColumnType.Decimal), ("sku", ColumnType.Text), ("region", ColumnType.Text));

        Assert.Equal(["inserted"], await OutcomesAsync(definition, ["1", "a", "b"]));
        Assert.Equal(["inserted", "updated"], await OutcomesAsync(definition, ["1", "b", "a"], ["2", "a", "b"]));
    }
}
