namespace Inhaul.Tests;

public sealed class WordTests
{
    [Fact]
    public void A_word_is_the_snake_case_of_its_name() => Assert.Equal("completed_with_errors", Word.Of(ImportState.CompletedWithErrors));

    [Fact]
    public void A_type_with_an_abbreviation_has_the_word_that_people_write() => Assert.Equal("timestamp_tz", Word.Of(ColumnType.TimestampTz));

    [Fact]
    public void Every_word_reads_back_as_its_value() =>
        Assert.All(Enum.GetValues<ImportState>(), state => Assert.Equal(state, Word.Parse<ImportState>(Word.Of(state))));

    [Fact]
    public void All_words_stand_in_the_order_of_their_values() => Assert.Equal(
        ["pending", "inserted", "updated", "unchanged", "stale", "duplicate", "skipped", "rejected", "failed"], Word.All<RowOutcome>());

    [Fact]
    public void An_unknown_word_is_refused_with_the_words_there_are()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Word.Parse<ConflictAction>("replace"));
        Assert.Equal("'replace' is not one of: update, fill, skip, reject, newest.", refusal.Message);
    }

    [Theory]
    [InlineData("Update")]
    [InlineData("UPDATE")]
    [InlineData(" update")]
    [InlineData("0")]
    [InlineData("")]
    public void A_word_has_one_spelling(string other) => Assert.Throws<InvalidConfigurationException>(() => Word.Parse<ConflictAction>(other));
}
