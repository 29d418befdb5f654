using System.Runtime.CompilerServices;
using Inhaul.Testing.Comparing;

namespace Inhaul.Testing.Checks;

/// <summary>Imports the same rows once more into the same database: nothing may change, and no row may say that it did.</summary>
internal sealed class RepeatedCheck : IProcessorCheck
{
    private static readonly string Inserted = Word.Of(RowOutcome.Inserted);
    private static readonly string Updated = Word.Of(RowOutcome.Updated);

    /// <inheritdoc/>
    public ConformanceCheck Kind => ConformanceCheck.Repeated;

    /// <inheritdoc/>
    public string Sentence => "is not idempotent: the same rows imported once more change something";

    /// <inheritdoc/>
    public string? WhyLeftOut(CheckState state) => null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckRun> RunAsync(CheckState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var database = await state.Runs.StartAsync(cancellationToken);
        var once = await state.Runs.RunAsync(database, state.Settings, cancellationToken);
        var twice = await state.Runs.RunAsync(database, state.Settings with { Again = true }, cancellationToken);
        yield return new CheckRun("The same rows once more in the same database", [.. RunComparison.CompareTables(once.Tables, twice.Tables), .. Written(twice)]);
    }

    private static IEnumerable<Finding> Written(RunContents contents) =>
        contents.Rows.Index().Where(row => row.Item == Inserted || row.Item == Updated).Select(row => new Finding($"row {row.Index + 1}", "nothing to write", row.Item));
}
