namespace Inhaul.Tests;

public sealed class DuplicatePolicyTests
{
    [Theory]
    [InlineData("last", DuplicateWinner.Last, null)]
    [InlineData("first", DuplicateWinner.First, null)]
    [InlineData("reject", DuplicateWinner.Reject, null)]
    [InlineData("newest:version", DuplicateWinner.Newest, "version")]
    public void A_policy_is_a_word_and_for_newest_a_column(string text, DuplicateWinner winner, string? column) =>
        Assert.Equal(new DuplicatePolicy(winner, column), DuplicatePolicy.Parse(text));

    [Theory]
    [InlineData("last")]
    [InlineData("newest:version")]
    public void A_policy_is_written_as_it_is_read(string text) => Assert.Equal(text, DuplicatePolicy.Parse(text).ToString());

    [Theory]
    [InlineData("newest")]
    [InlineData("first:version")]
    public void Newest_needs_a_column_and_nothing_else_takes_one(string text)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => DuplicatePolicy.Parse(text));
        Assert.Equal($"'{text}' is not complete: write newest:column, and a column for no other word.", refusal.Message);
    }

    [Fact]
    public void An_unknown_winner_is_refused_with_the_winners_there_are()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => DuplicatePolicy.Parse("update"));
        Assert.Equal("'update' is not one of: last, first, newest, reject.", refusal.Message);
    }

    [Fact]
    public void The_default_is_last() => Assert.Equal("last", DuplicatePolicy.Last.ToString());
}
