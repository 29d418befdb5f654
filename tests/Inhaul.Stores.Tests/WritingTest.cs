using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests;

/// <summary>A test that writes rows as a worker does: in the settlement of a claimed chunk, bad rows isolated.</summary>
public abstract class WritingTest : StoreTest
{
    private protected WritingTest(StoreUnderTest database) : base(database)
    {
    }

    /// <summary>Writes rows as one chunk; the table is created when there is none.</summary>
    private protected async Task<WriteResult[]> WriteAsync(ImportDefinition definition, params string?[][] rows)
    {
        var isNew = await Store.Target.DescribeAsync(definition.Table, Cancel) is null;
        var import = await Store.ReadyAsync(SampleImport.Of(definition, rows.Length) with { CreateTable = isNew }, rows.Length);
        var claim = (await Store.ClaimAsync(import))!;
        await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
        WriteResult[] results;
        await using (var writer = settlement.OpenWriter(definition))
        {
            results = await new RowIsolation(settlement, writer, Store.Classify).WriteAsync(definition.Rows(rows), Cancel);
        }

        await settlement.SettleAsync(SampleImport.Outcomes([.. results.Select(result => result.Outcome)]), [], Cancel);
        await settlement.CommitAsync(Cancel);
        return results;
    }

    /// <summary>Writes rows and says what became of each, in words.</summary>
    private protected async Task<string[]> OutcomesAsync(ImportDefinition definition, params string?[][] rows) =>
        [.. (await WriteAsync(definition, rows)).Select(result => Word.Of(result.Outcome))];

    /// <summary>Writes rows and asserts that exactly one is refused, and why.</summary>
    private protected async Task<WriteRefusal> RefusedAsync(ImportDefinition definition, int badRow, RowOutcome outcome, params string?[][] rows)
    {
        var results = await WriteAsync(definition, rows);
        Assert.All(results.Where((_, i) => i != badRow), result => Assert.Equal((RowOutcome.Inserted, null), (result.Outcome, result.Refusal)));
        Assert.Equal(outcome, results[badRow].Outcome);
        return results[badRow].Refusal!;
    }
}
