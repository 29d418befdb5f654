namespace Inhaul.Tests;

public sealed class WordTests
{
    [Fact]
    public void A_word_is_the_snake_case_of_its_name() => Assert.Equal("completed_with_errors", Word.Of(ImportState.CompletedWithErrors));

    [Fact]
    public void Every_word_reads_back_as_its_value() =>
        Assert.All(Enum.GetValues<ImportState>(), state => Assert.Equal(state, Word.Parse<ImportState>(Word.Of(state))));

    [Fact]
    public void An_unknown_word_is_refused_with_the_words_there_are()
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Word.Parse<ConflictAction>("replace"));
        Assert.Equal("'replace' is not one of: update, fill, skip, reject, newest.", refusal.Message);
    }
}
