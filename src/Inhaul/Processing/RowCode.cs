using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>
/// Calls a processor's code on one row after the other. What it throws costs the row: its effects are undone and the next row
/// follows. The same exception on most rows is a defect of the code, though, and costs the chunk.
/// </summary>
/// <param name="processor">The processor.</param>
/// <param name="scope">What its code does to the chunk.</param>
/// <param name="clock">Knows when a row takes too long.</param>
/// <param name="classify">Tells the infrastructure's trouble from the code's.</param>
internal sealed class RowCode(Processor processor, ChunkScope scope, RowClock clock, Func<Exception, ErrorClass> classify)
{
    private readonly ImportContext _context = new(scope);
    private readonly DefectCount _defects = new(processor.GetType());

    /// <summary>Tells the infrastructure's trouble from the code's.</summary>
    public Func<Exception, ErrorClass> Classify => classify;

    /// <summary>Calls the code on all rows.</summary>
    /// <param name="good">The rows.</param>
    /// <param name="code">The code; it gets the row's position in the batch, and says what became of the row, or null for nothing yet.</param>
    /// <param name="verdicts">Receives what became of each row.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ProcessorDefectException">The code fails on most rows, or says that the import is to stop.</exception>
    /// <exception cref="RowStuckException">A row cannot be undone alone, or did not return in time: everything is to be done again without it.</exception>
    public async Task RunAsync(
        RowBatch good, Func<int, ImportContext, CancellationToken, ValueTask<RowResult?>> code, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        for (var row = 0; row < good.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var index = good.IndexInChunk(row);
            await scope.BeginRowAsync(index, cancellationToken);
            await CallAsync(row, index, code, verdicts, cancellationToken);
        }

        await scope.EndRowAsync(cancellationToken);
        _defects.Check(good.Count);
    }

    private async ValueTask CallAsync(
        int row, int index, Func<int, ImportContext, CancellationToken, ValueTask<RowResult?>> code, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        RowResult? result;
        try
        {
            result = await code(row, _context, clock.Start(index));
            scope.Keep(result);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !CodeTrouble.IsOfDatabase(exception, classify))
        {
            await FailAsync(index, exception, verdicts, cancellationToken);
            return;
        }
        finally
        {
            clock.Stop();
        }

        var number = verdicts.RowOf(index);
        foreach (var finding in processor.Findings)
        {
            if (finding.Severity == Severity.Warning)
            {
                verdicts.Warn(index, [finding.Of(number)]);
            }
        }

        if (result is { Findings.Count: > 0 })
        {
            await RefuseAsync(index, RowOutcome.Rejected, [.. result.Findings.Select(finding => finding.Of(number))], verdicts, cancellationToken);
        }
        else if (result?.Outcome is { } outcome)
        {
            verdicts.Decide(index, outcome);
        }
    }

    private async Task FailAsync(int index, Exception exception, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        var row = verdicts.RowOf(index);
        scope.Log.Threw(exception);
        _defects.Add(exception, row);
        await RefuseAsync(index, RowOutcome.Failed, [Error(row, exception, exception is OperationCanceledException && clock.IsOver(index))], verdicts, cancellationToken);
        if (await processor.RowErred(exception, _context, cancellationToken) == RowErrorDecision.Stop)
        {
            throw new ProcessorDefectException($"{processor.GetType().Name} stopped the import at row {row}: {ErrorText.Of(exception)}", exception);
        }
    }

    private async Task RefuseAsync(int index, RowOutcome outcome, IReadOnlyList<RowError> errors, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        if (!await scope.UndoRowAsync(cancellationToken))
        {
            throw new RowStuckException(index, outcome, errors);
        }

        verdicts.Refuse(index, outcome, errors);
    }

    private RowError Error(long row, Exception exception, bool isLate) => isLate
        ? new RowError(row, RowErrorCodes.ProcessorTimeout, $"{processor.GetType().Name} did not finish the row within {clock.Limit.TotalSeconds:0.###} s")
        : new RowError(row, RowErrorCodes.ProcessorError, $"{processor.GetType().Name} threw {exception.GetType().Name}: {WithCause(exception)}");

    /// <summary>What it says, and what it hides: libraries that wrap an error mostly say only that there is one.</summary>
    private static string WithCause(Exception exception) =>
        exception.GetBaseException() is var cause && cause == exception ? ErrorText.Of(exception) : $"{ErrorText.Of(exception)} ({ErrorText.Of(cause)})";
}
