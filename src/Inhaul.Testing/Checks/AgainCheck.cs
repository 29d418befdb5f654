using System.Runtime.CompilerServices;

namespace Inhaul.Testing.Checks;

/// <summary>Imports the same rows into another database in another second, the shortest time that every clock shows.</summary>
internal sealed class AgainCheck : IProcessorCheck
{
    /// <summary>Timers round to milliseconds; a little later the second has surely come.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public ConformanceCheck Kind => ConformanceCheck.Again;

    /// <inheritdoc/>
    public string Sentence => "is not deterministic: what it does depends on the clock, on random numbers, or on something outside";

    /// <inheritdoc/>
    public string? WhyLeftOut(CheckState state) => null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckRun> RunAsync(CheckState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var second = TimeSpan.FromSeconds(1);
        await Task.Delay(second - TimeSpan.FromTicks(DateTime.UtcNow.Ticks % second.Ticks) + Rounding, cancellationToken);
        yield return state.Compared("The same rows in another database, a moment later", await state.Runs.RunAsync(state.Settings, cancellationToken));
    }
}
