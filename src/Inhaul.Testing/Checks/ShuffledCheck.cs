using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Inhaul.Testing.Comparing;

namespace Inhaul.Testing.Checks;

/// <summary>Imports the rows in other orders: the reverse, then by chance.</summary>
internal sealed class ShuffledCheck : IProcessorCheck
{
    /// <inheritdoc/>
    public ConformanceCheck Kind => ConformanceCheck.Shuffled;

    /// <inheritdoc/>
    public string Sentence => "depends on the order of rows: say Sequential() if it has to, or by Key(…) which rows belong together";

    /// <inheritdoc/>
    public string? WhyLeftOut(CheckState state) =>
        state.Plan.IsSequential ? "since the processor says Sequential(): it gets the rows in the order of the input"
        : state.First.Rows.Count < 2 ? "since a single row has no order"
        : null;

    /// <inheritdoc/>
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "The same seed makes the same orders.")]
    public async IAsyncEnumerable<CheckRun> RunAsync(CheckState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var input = await InputRows.ReadAsync(state.Settings.File, state.Plan, cancellationToken);
        var random = new Random(state.Options.Seed);
        for (var number = 1; number <= state.Options.Orders; number++)
        {
            int[] order = [.. Enumerable.Range(0, input.Count)];
            Action<int[]> shuffle = number == 1 ? Array.Reverse : random.Shuffle;
            shuffle(order);
            input.KeepWhatMustStay(order);
            var file = state.Folder.File(string.Create(CultureInfo.InvariantCulture, $"order-{number}.csv"));
            await input.WriteAsync(file, order, cancellationToken);
            var contents = await state.Runs.RunAsync(state.Settings with { File = file }, cancellationToken);
            var how = number == 1 ? "The rows in reverse order" : string.Create(CultureInfo.InvariantCulture, $"The rows in another order (number {number} of seed {state.Options.Seed})");
            yield return state.Compared(how, InFirstOrder(contents, order));
        }
    }

    private static RunContents InFirstOrder(RunContents contents, int[] order)
    {
        var rows = Enumerable.Repeat("no such row", order.Length).ToArray();
        for (var i = 0; i < contents.Rows.Count; i++)
        {
            rows[order[i]] = contents.Rows[i];
        }

        return contents with { Rows = rows };
    }
}
