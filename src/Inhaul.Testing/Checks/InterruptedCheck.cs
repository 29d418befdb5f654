using System.Globalization;
using System.Runtime.CompilerServices;
using Inhaul.Diagnostics;
using Inhaul.Testing.Runs;

namespace Inhaul.Testing.Checks;

/// <summary>Lets the process die at every failpoint that the import passes, each time it passes there, and another one go on.</summary>
internal sealed class InterruptedCheck : IProcessorCheck
{
    /// <inheritdoc/>
    public ConformanceCheck Kind => ConformanceCheck.Interrupted;

    /// <inheritdoc/>
    public string Sentence => "has effects outside the transaction: something is done twice, or not at all, when the process dies and another goes on";

    /// <inheritdoc/>
    public string? WhyLeftOut(CheckState state) => state.Found.Contains(ConformanceCheck.Chunks)
        ? "since an interrupted import is cut otherwise than one that is not, and the processor depends on that"
        : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckRun> RunAsync(CheckState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var most = state.Options.Occurrences;
        var settings = state.Settings with { ChunkRows = Math.Max(1, (state.First.Rows.Count + most - 1) / most) };
        var passed = await state.Runs.PassedAsync(settings, cancellationToken);
        foreach (var point in FailpointName.All)
        {
            for (var occurrence = 1; occurrence <= Math.Min(most, passed.GetValueOrDefault(point)); occurrence++)
            {
                var database = await state.Runs.StartAsync(cancellationToken);
                await state.Runs.InterruptAsync(database, settings, new PlayedLife(point, occurrence), cancellationToken);
                yield return state.Compared(
                    string.Create(CultureInfo.InvariantCulture, $"Interrupted at {point}, time {occurrence}"), await state.Runs.RunAsync(database, settings, cancellationToken));
            }
        }
    }
}
