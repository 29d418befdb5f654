namespace Inhaul.Tests;

public sealed class ConflictPolicyTests
{
    [Theory]
    [InlineData("update", ConflictAction.Update, null)]
    [InlineData("fill", ConflictAction.Fill, null)]
    [InlineData("skip", ConflictAction.Skip, null)]
    [InlineData("reject", ConflictAction.Reject, null)]
    [InlineData("newest:changed at", ConflictAction.Newest, "changed at")]
    [InlineData("newest:a:b", ConflictAction.Newest, "a:b")]
    public void A_policy_is_a_word_and_for_newest_a_column(string text, ConflictAction action, string? column) =>
        Assert.Equal(new ConflictPolicy(action, column), ConflictPolicy.Parse(text));

    [Theory]
    [InlineData("update")]
    [InlineData("newest:changed_at")]
    public void A_policy_is_written_as_it_is_read(string text) => Assert.Equal(text, ConflictPolicy.Parse(text).ToString());

    [Theory]
    [InlineData("newest")]
    [InlineData("newest:")]
    [InlineData("update:changed_at")]
    public void Newest_needs_a_column_and_nothing_else_takes_one(string text)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => ConflictPolicy.Parse(text));
        Assert.Equal($"'{text}' is not complete: write newest:column, and a column for no other word.", refusal.Message);
    }

    [Fact]
    public void An_unknown_action_is_refused_with_the_actions_there_are()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => ConflictPolicy.Parse("last"));
        Assert.Equal("'last' is not one of: update, fill, skip, reject, newest.", refusal.Message);
    }

    [Fact]
    public void The_default_is_update() => Assert.Equal("update", ConflictPolicy.Update.ToString());
}
