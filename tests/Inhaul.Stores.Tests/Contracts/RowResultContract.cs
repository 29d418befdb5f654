using Inhaul.Stores.Tests.Processors;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What a processor says a row became is kept with the row's outcome.</summary>
public abstract class RowResultContract : ProcessorTest
{
    private protected RowResultContract(StoreUnderTest database) : base(database)
    {
    }

    private ImportClient Client => field ??= Application(inhaul => inhaul.AddProcessor<LetterProcessor>());

    [Fact]
    public async Task Keys_of_any_type_and_data_are_kept_for_rows_that_are_not_refused()
    {
        var import = await ImportAsync(Client, "letter", "id,text\n1,uuid\n2,parts\n3,number\n4,silent\n5,wrong\n6,cycle\n");

        Assert.Equal((ImportState.CompletedWithErrors, 1L, 1L), (import.State, import.Rows.Rejected, import.Rows.Failed));
        Assert.Equal(
            [
                new RowTarget(1, "letters", "0193a5b0-0000-7000-8000-000000000001", null),
                new RowTarget(2, "letters", "{\"Id\":2,\"Page\":2}", "{\"Text\":\"parts\"}"),
                new RowTarget(3, "letters", "1234.5", "\"as it was\""),
            ],
            await ResultsAsync(import));
    }

    [Fact]
    public async Task A_row_that_is_tried_again_says_what_it_became_then()
    {
        var import = await ImportAsync(Client, "letter", "id,text\n1,number\n2,wrong\n");

        var corrections = new Dictionary<long, IReadOnlyDictionary<string, string>> { [2] = new Dictionary<string, string> { ["text"] = "number" } };
        await Client.CorrectAsync(import.Id, corrections, import.Tenant, Cancel);
        await Client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal([1, 2], (await ResultsAsync(import)).Select(result => result.Row));
    }

    private async Task<List<RowTarget>> ResultsAsync(ImportStatus import)
    {
        var results = new List<RowTarget>();
        await foreach (var result in Client.ResultsAsync(import.Id, import.Tenant, Cancel))
        {
            results.Add(result);
        }

        return results;
    }
}
