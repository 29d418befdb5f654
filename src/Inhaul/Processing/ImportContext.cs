using System.Data.Common;
using Inhaul.Processing;

namespace Inhaul;

/// <summary>
/// What a processor is given besides a row: which import and row it is at, the transaction of the chunk, buffers to write by,
/// and a log. It belongs to one chunk and may be used by one call at a time, until that call returns. In a hook it stands for
/// the import as a whole: the transaction is the hook's own, and there are no buffers.
/// </summary>
public sealed class ImportContext
{
    private const int MostOfSubject = 400;

    private readonly ImportScope _scope;

    internal ImportContext(ImportScope scope) => _scope = scope;

    /// <summary>The import's id.</summary>
    public Guid ImportId => _scope.Import.Id;

    /// <summary>The import type.</summary>
    public string Type => _scope.Import.Type;

    /// <summary>The owner of the import.</summary>
    public string Tenant => _scope.Import.Tenant;

    /// <summary>What was said about the import when it was submitted.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _scope.Metadata;

    /// <summary>The number of the row in its import, from 1; 0 in a hook of the import as a whole.</summary>
    public long Row => _scope.Row;

    /// <summary>How often the row has been tried, counted from 1; tries that ended for a reason that is not the row's do not count.</summary>
    public int Attempt => _scope.Attempt;

    /// <summary>Whether the row has been tried before.</summary>
    public bool IsRetry => Attempt > 1;

    /// <summary>The log of the import; its lines say which row they are about, and stay although the row is undone.</summary>
    public ImportLog Log => _scope.Log;

    /// <summary>The transaction of the chunk, for code that has to be told of it, such as Entity Framework's; null where the database knows it by its connection alone.</summary>
    public DbTransaction? Transaction => _scope.Transaction;

    /// <summary>
    /// The connection of the chunk. What is done on it commits together with the outcomes of the chunk's rows; it must be neither
    /// closed nor committed. From here on, every row of the chunk has a savepoint to be undone by.
    /// </summary>
    /// <param name="cancellationToken">Stops.</param>
    public ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken) => _scope.ConnectAsync(cancellationToken);

    /// <summary>Runs a statement in the chunk's transaction; what is interpolated becomes its parameters.</summary>
    /// <param name="sql">The statement, such as <c>$"UPDATE stock SET amount = {amount} WHERE id = {id}"</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The number of rows it changed.</returns>
    public async Task<int> ExecuteAsync(FormattableString sql, CancellationToken cancellationToken)
    {
        await using var command = Statement.On(await ConnectAsync(cancellationToken), Transaction, sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first row that a query finds, by column; null when it finds none. What is interpolated becomes its parameters.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyDictionary<string, object?>?> QueryOneAsync(FormattableString sql, CancellationToken cancellationToken)
    {
        await using var command = Statement.On(await ConnectAsync(cancellationToken), Transaction, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Statement.Row(reader) : null;
    }

    /// <summary>
    /// A dictionary of all that a query of two columns finds, read once for each chunk: for looking things up without asking the
    /// database about each row.
    /// </summary>
    /// <param name="sql">The query, such as <c>SELECT code, id FROM country</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    public ValueTask<IReadOnlyDictionary<TKey, TValue>> LookupAsync<TKey, TValue>(string sql, CancellationToken cancellationToken)
        where TKey : notnull => _scope.LookupAsync<TKey, TValue>(sql, cancellationToken);

    /// <summary>
    /// A buffer of rows for a table, written set-based when the chunk is settled, or earlier by
    /// <see cref="UpsertBuffer{TRow}.FlushAsync"/>. The same table and row type give the same buffer.
    /// </summary>
    /// <param name="table">The table, in a schema if you like; it has to exist.</param>
    /// <param name="key">The properties that identify a row, such as <c>nameof(Customer.Email)</c>; none for a table to which rows are only added.</param>
    /// <exception cref="InvalidConfigurationException">The row type or the key does not fit.</exception>
    public UpsertBuffer<TRow> Buffer<TRow>(string table, params ReadOnlySpan<string> key)
        where TRow : notnull => _scope.Buffer<TRow>(table, key);


    /// <summary>
    /// Says that something has to be aggregated anew, because rows of this import changed it. The import type's
    /// <see cref="Aggregator"/> is called once for each subject, however many rows marked it, after all rows are decided.
    /// </summary>
    /// <param name="receipt">What <see cref="UpsertBuffer{TRow}.FlushAsync"/> of this chunk gave: the rows are written.</param>
    /// <param name="subject">What is to be aggregated, such as the id of a customer: 1 to 400 characters.</param>
    /// <exception cref="InvalidOperationException">The receipt is another chunk's, no row is in work, or there is no aggregator for the import type.</exception>
    public void MarkForAggregation(FlushReceipt receipt, string subject)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        if (subject.Length > MostOfSubject || subject.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A subject has at most {MostOfSubject} characters, and no NUL among them.", nameof(subject));
        }

        _scope.Mark(receipt, subject);
    }
}
