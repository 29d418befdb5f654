using Inhaul.Processing;

namespace Inhaul;

/// <summary>
/// The class to write for a kind of import whose rows need code of yours: each good row is handed to
/// <see cref="ProcessAsync"/>. Its name decides the import type: <c>TransactionFeedProcessor</c> handles <c>transaction_feed</c>.
/// </summary>
/// <typeparam name="T">The row type: a record or class whose public properties are the columns.</typeparam>
public abstract class RowProcessor<T> : Processor<T>
    where T : notnull
{
    /// <summary>Says which columns feed which properties, what every row has to keep, and which rows are one and the same.</summary>
    /// <param name="import">The import's definition, to be added to. Without anything, columns feed properties of their name.</param>
    protected virtual void Define(RowImport<T> import)
    {
    }

    /// <summary>
    /// Processes one good row. What it writes by <paramref name="context"/> is committed together with the row's outcome, or not
    /// at all: when it throws, everything of this row is undone, the row is <c>failed</c> with the exception's message, and the
    /// others go on.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="context">The import, the chunk's transaction, buffers to write by, the log.</param>
    /// <param name="cancellationToken">
    /// Set when the row has taken too long, or the process is to stop. A row that does not return then is given up as
    /// <c>failed</c>, and the worker goes on without it.
    /// </param>
    /// <returns>What became of the row.</returns>
    protected abstract ValueTask<RowResult> ProcessAsync(T row, ImportContext context, CancellationToken cancellationToken);

    internal override ProcessorPlan Plan(string type)
    {
        var import = new RowImport<T>();
        Define(import);
        return new RowProcessorPlan<T>(this, type, import);
    }

    internal async ValueTask<RowResult?> LookAndProcessAsync(T row, ImportContext context, CancellationToken cancellationToken) =>
        await LookAsync(row, context, cancellationToken) ?? await ProcessAsync(row, context, cancellationToken);
}
