using Inhaul.Processing;

namespace Inhaul;

/// <summary>
/// What a <see cref="TableProcessor{T}"/> and a <see cref="RowProcessor{T}"/> have in common: what may be overridden to look at
/// rows, to leave some out, and to take part in the life of an import. One is constructed for each chunk, with its
/// dependencies from a scope of its own; fields of it last as long as the chunk.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public abstract class Processor<T> : Processor
    where T : notnull
{
    private readonly RowFindings _findings = new();

    private protected Processor()
    {
    }

    internal override Type RowType => typeof(T);

    internal override IReadOnlyList<RowFinding> Findings => _findings.All;

    /// <summary>Looks at a row that keeps all rules, and adds what else is wrong with it; a row with errors is <c>rejected</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="errors">Takes all that is wrong with it.</param>
    /// <param name="context">The import.</param>
    /// <param name="cancellationToken">Set when the row has taken too long, or the process is to stop.</param>
    protected virtual ValueTask ValidateAsync(T row, RowFindings errors, ImportContext context, CancellationToken cancellationToken) => default;

    /// <summary>Whether a good row is left out on purpose; it is <c>skipped</c> then.</summary>
    /// <param name="row">The row.</param>
    /// <param name="context">The import.</param>
    protected virtual bool ShouldSkip(T row, ImportContext context) => false;

    /// <summary>Validates a row and asks whether it is left out.</summary>
    /// <returns>What becomes of the row; null when it is to be processed.</returns>
    internal async ValueTask<RowResult?> LookAsync(T row, ImportContext context, CancellationToken cancellationToken)
    {
        _findings.Clear();
        await ValidateAsync(row, _findings, context, cancellationToken);
        return _findings.All.Any(finding => finding.Severity == Severity.Error) ? RowResult.Refused(_findings)
            : ShouldSkip(row, context) ? RowResult.Skipped
            : null;
    }
}
