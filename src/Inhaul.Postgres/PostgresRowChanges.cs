using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Writing;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>What writing changes in a table, as the database tells it within one transaction, set-based.</summary>
/// <param name="turn">The transaction.</param>
/// <param name="definition">What is written.</param>
internal sealed class PostgresRowChanges(PostgresTurn turn, ImportDefinition definition) : IRowChanges
{
    private const string Savepoint = "inhaul_remember";

    private PostgresTableSession? _session;

    /// <inheritdoc/>
    public async Task RememberAsync(RowBatch rows, CancellationToken cancellationToken)
    {
        var session = await SessionAsync(cancellationToken);
        int[] fitting = [.. session.OrderOf(rows, 0, rows.Count).Where(row => session.Fit.Find(rows, row) is null)];
        await RememberAsync(session, rows, fitting, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowChange> ReadAsync(RowBatch rows, int[] chosen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await SessionAsync(cancellationToken);
        int[] fitting = [.. chosen.Where(row => session.Fit.Find(rows, row) is null)];
        await session.StageAsync(rows, fitting, cancellationToken);
        await using var command = session.Changes(session.FindGaps(rows, fitting));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return RowChange.Of(
                reader.GetInt32(0), reader.GetBoolean(1), reader.GetFieldValue<string?[]>(2), reader.GetFieldValue<string?[]>(3), reader.GetFieldValue<bool[]>(4));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<PostgresTableSession> SessionAsync(CancellationToken cancellationToken)
    {
        if (_session is null)
        {
            _session = await PostgresTableSession.OpenAsync(turn, definition, cancellationToken);
            await _session.ForgetAsync(cancellationToken);
        }

        return _session;
    }

    /// <summary>A key that the database cannot even look up is left out, found by halving: writing the row is going to be refused.</summary>
    private async Task RememberAsync(PostgresTableSession session, RowBatch rows, int[] order, CancellationToken cancellationToken)
    {
        await turn.ExecuteAsync($"SAVEPOINT {Savepoint}", cancellationToken);
        try
        {
            await session.StageAsync(rows, order, cancellationToken);
            await session.RememberAsync(session.FindGaps(rows, order), cancellationToken);
            await turn.ExecuteAsync($"RELEASE SAVEPOINT {Savepoint}", cancellationToken);
            return;
        }
        catch (PostgresException exception) when (PostgresErrors.Classify(exception) == ErrorClass.Data)
        {
            await turn.ExecuteAsync($"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}", cancellationToken);
        }

        if (order.Length > 1)
        {
            var middle = order.Length / 2;
            await RememberAsync(session, rows, order[..middle], cancellationToken);
            await RememberAsync(session, rows, order[middle..], cancellationToken);
        }
    }
}
