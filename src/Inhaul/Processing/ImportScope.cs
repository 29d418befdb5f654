using System.Data.Common;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>What code that is not the engine's works with inside a transaction of an import.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="import">The import.</param>
/// <param name="attempt">How often it has been tried, this time included.</param>
internal class ImportScope(ICodeTransaction transaction, ImportRecord import, int attempt)
{
    private readonly Dictionary<string, object> _lookups = new(StringComparer.Ordinal);
    private ImportLog? _log;
    private bool _isClosed;

    /// <summary>The import.</summary>
    public ImportRecord Import => import;

    /// <summary>What was said about the import when it was submitted.</summary>
    public IReadOnlyDictionary<string, string> Metadata => import.Options.Metadata ?? new Dictionary<string, string>();

    /// <summary>How often it has been tried, this time included.</summary>
    public int Attempt => attempt;

    /// <summary>The number of the row in work, from 1; 0 for none.</summary>
    public virtual long Row => 0;

    /// <summary>The log of the import.</summary>
    public ImportLog Log => _log ??= new ImportLog(() => Row);

    /// <summary>The transaction; null where the database knows it by its connection alone.</summary>
    public DbTransaction? Transaction => OpenConnection().Transaction;

    /// <summary>What is said to code that still uses the scope after its end.</summary>
    protected virtual string WhyClosed => "What this context belongs to is over.";

    /// <summary>The connection.</summary>
    public virtual ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken) => new(OpenConnection().Connection);

    public virtual UpsertBuffer<TRow> Buffer<TRow>(string table, ReadOnlySpan<string> key)
        where TRow : notnull => throw new InvalidOperationException("Buffers take rows while a row of the import is processed; in a hook, use ExecuteAsync.");

    public virtual void Mark(FlushReceipt receipt, string subject) => throw new InvalidOperationException("Subjects are marked while a row of the import is processed.");

    public ValueTask<IReadOnlyDictionary<TKey, TValue>> LookupAsync<TKey, TValue>(string sql, CancellationToken cancellationToken)
        where TKey : notnull =>
        _lookups.TryGetValue(sql, out var known) ? new((IReadOnlyDictionary<TKey, TValue>)known) : LookUpFirstAsync<TKey, TValue>(sql, cancellationToken);

    /// <summary>Asks the database something whose failure must not spoil the transaction, where that would go on without it.</summary>
    protected virtual Task<T> GuardedAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) => ask();

    /// <summary>Ends the use: whoever still runs afterwards, because it did not return in time, does no harm.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Fails when the use has ended.</summary>
    protected void CheckOpen()
    {
        if (_isClosed)
        {
            throw new InvalidOperationException(WhyClosed);
        }
    }

    private async ValueTask<IReadOnlyDictionary<TKey, TValue>> LookUpFirstAsync<TKey, TValue>(string sql, CancellationToken cancellationToken)
        where TKey : notnull
    {
        var found = await GuardedAsync(() => QueryAsync<TKey, TValue>(sql, cancellationToken), cancellationToken);
        _lookups.Add(sql, found);
        return found;
    }

    private async Task<Dictionary<TKey, TValue>> QueryAsync<TKey, TValue>(string sql, CancellationToken cancellationToken)
        where TKey : notnull
    {
        var found = new Dictionary<TKey, TValue>();
        await using var command = OpenConnection().Connection.CreateCommand();
        command.Transaction = transaction.Transaction;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found[reader.GetFieldValue<TKey>(0)] = reader.IsDBNull(1) ? default! : reader.GetFieldValue<TValue>(1);
        }

        return found;
    }

    private ICodeTransaction OpenConnection()
    {
        CheckOpen();
        return transaction;
    }
}
