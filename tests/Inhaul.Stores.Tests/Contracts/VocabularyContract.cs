using Inhaul.Mapping.Suggesting;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The words in the database's constraints and columns are those of the vocabulary, no more and no fewer.</summary>
public abstract class VocabularyContract : StoreTest
{
    private protected VocabularyContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public Task States_of_an_import() => AssertAsync<ImportState>("import", "state");

    [Theory]
    [InlineData("import")]
    [InlineData("chunk")]
    [InlineData("phase_run")]
    public Task Phases(string table) => AssertAsync<ImportPhase>(table, "phase");

    [Fact]
    public Task Statuses_of_a_mapping() => AssertAsync<MappingStatus>("mapping", "status");

    [Fact]
    public Task Severities_of_a_row_error() => AssertAsync<Severity>("row_error", "severity");

    [Theory]
    [InlineData("import")]
    [InlineData("chunk")]
    public async Task There_is_a_count_for_every_outcome(string table)
    {
        var columns = await Database.ColumnsAsync(table);

        Assert.All(Word.All<RowOutcome>(), outcome => Assert.Contains(outcome, columns));
    }

    [Theory]
    [InlineData("source")]
    [InlineData("import")]
    [InlineData("chunk")]
    [InlineData("chunk_raw")]
    [InlineData("row_error")]
    [InlineData("row_patch")]
    [InlineData("transition")]
    [InlineData("phase_run")]
    [InlineData("log")]
    [InlineData("row_result")]
    [InlineData("aggregation")]
    [InlineData("mapping")]
    public async Task The_tenant_leads_every_table(string table) => Assert.Equal("tenant", (await Database.ColumnsAsync(table))[0]);

    private async Task AssertAsync<T>(string table, string column) where T : struct, Enum =>
        Assert.Equal(Word.All<T>(), await Database.CheckedWordsAsync(table, column));
}
