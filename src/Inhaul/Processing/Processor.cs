using Inhaul.Processing;

namespace Inhaul;

/// <summary>What every processor has; derive from <see cref="TableProcessor{T}"/> or <see cref="RowProcessor{T}"/>.</summary>
public abstract class Processor
{
    private protected Processor()
    {
    }

    /// <summary>
    /// Looks at an import as a whole before its first row is processed, such as at its metadata, in the same transaction as
    /// <see cref="OnImportStartAsync"/> and before it. A refused import is <c>failed</c>, with all its rows pending and nothing
    /// written; when the same input is submitted again, it is looked at again. When it throws, the import pauses with the reason.
    /// </summary>
    /// <param name="context">The import.</param>
    /// <param name="cancellationToken">Set when the process is to stop; the import is looked at again then.</param>
    /// <returns>What is wrong with the import, for people; null when its rows may be processed.</returns>
    protected virtual ValueTask<string?> ValidateImportAsync(ImportContext context, CancellationToken cancellationToken) => default;

    /// <summary>
    /// Runs once for each import, before its first row is processed, however many workers there are. What it writes by
    /// <paramref name="context"/> is committed when it returns. When it throws, the import pauses with the reason.
    /// </summary>
    /// <param name="context">The import.</param>
    /// <param name="cancellationToken">Set when the process is to stop; the hook runs again then.</param>
    protected virtual Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Runs once for each import when all its rows are decided, and again each time a retry has decided them anew. What it
    /// writes by <paramref name="context"/> is committed when it returns. When it throws, the import pauses with the reason.
    /// </summary>
    /// <param name="context">The import.</param>
    /// <param name="success">Whether no row was refused.</param>
    /// <param name="cancellationToken">Set when the process is to stop; the hook runs again then.</param>
    protected virtual Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says what happens after the processor threw on a row, which is <c>failed</c> in any case.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="context">The import, standing on the row; what the row wrote is undone already.</param>
    /// <param name="cancellationToken">Set when the process is to stop.</param>
    /// <returns>Whether the import goes on with the next row or pauses.</returns>
    protected virtual ValueTask<RowErrorDecision> OnRowErrorAsync(Exception error, ImportContext context, CancellationToken cancellationToken) => new(RowErrorDecision.GoOn);

    internal abstract Type RowType { get; }

    /// <summary>What it found about the row that it looked at last.</summary>
    internal abstract IReadOnlyList<RowFinding> Findings { get; }

    internal abstract ProcessorPlan Plan(string type);

    internal ValueTask<string?> ValidatesImport(ImportContext context, CancellationToken cancellationToken) => ValidateImportAsync(context, cancellationToken);

    internal Task ImportStarts(ImportContext context, CancellationToken cancellationToken) => OnImportStartAsync(context, cancellationToken);

    internal Task ImportCompletes(ImportContext context, bool success, CancellationToken cancellationToken) => OnImportCompleteAsync(context, success, cancellationToken);

    internal ValueTask<RowErrorDecision> RowErred(Exception error, ImportContext context, CancellationToken cancellationToken) => OnRowErrorAsync(error, context, cancellationToken);
}
