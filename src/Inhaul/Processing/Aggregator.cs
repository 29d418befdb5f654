namespace Inhaul;

/// <summary>
/// The class to write for what has to be worked out from the rows of an import as a whole, such as totals: it is called once for
/// each subject that the processor marked by <see cref="ImportContext.MarkForAggregation"/>, after all rows are decided and
/// committed and before the import completes. Its name decides the import type: <c>CustomerDataAggregator</c> belongs to
/// <c>customer_data</c>, and so to <c>CustomerDataProcessor</c>. One is constructed for each subject, with its dependencies from
/// a scope of its own.
/// </summary>
public abstract class Aggregator
{
    /// <summary>
    /// Aggregates one subject. What it writes by <paramref name="context"/> is committed together with the mark that the subject
    /// is done. When it throws, nothing of it is kept and it is tried again a little later; after three times the import pauses
    /// with the reason, and to resume the import tries again. Several subjects may be aggregated at the same time.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="context">The import; it has no row and no buffers.</param>
    /// <param name="cancellationToken">Set when the process is to stop; the subject is aggregated again then.</param>
    protected abstract Task AggregateAsync(string subject, ImportContext context, CancellationToken cancellationToken);

    internal Task Aggregates(string subject, ImportContext context, CancellationToken cancellationToken) => AggregateAsync(subject, context, cancellationToken);
}
