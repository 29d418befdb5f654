using System.Data.Common;
using System.Text.Json;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Processing;

/// <summary>
/// What the code of a processor does within one attempt at a chunk: which row it is at, what it buffered, and how to undo the
/// row. Savepoints cost a trip to the database each, so rows have them only once the code has asked for the connection.
/// </summary>
/// <param name="settlement">The chunk's transaction.</param>
/// <param name="claim">The claim on the chunk.</param>
/// <param name="flush">Writes buffers.</param>
internal sealed class ChunkScope(ISettlement settlement, ChunkClaim claim, BufferFlush flush) : ImportScope(settlement, claim.Import, claim.Chunk.Attempts)
{
    private const string RowPoint = "inhaul_row";
    private const string LookupPoint = "inhaul_lookup";

    private readonly Dictionary<(Type, string), object> _buffers = [];
    private readonly List<BufferedTable> _tables = [];
    private readonly List<(int Index, string Subject)> _marks = [];
    private readonly List<(int Index, RowTarget Target)> _results = [];
    private int _index = -1;
    private bool _isConnected;
    private bool _hasRowPoint;

    /// <inheritdoc/>
    public override long Row => _index < 0 ? 0 : claim.Chunk.Position.FirstRow + _index;

    /// <summary>Whether the row in work has had effects that it cannot be undone without: what was flushed stays.</summary>
    public bool IsRowFlushed { get; private set; }

    /// <summary>Whether there is an aggregator for the import.</summary>
    public bool IsAggregated { get; init; }

    /// <summary>What is kept about rows besides their outcomes.</summary>
    public RowTracking Tracking { get; init; }

    /// <summary>The tables that have buffers, in the order in which they were asked for: rows that others refer to come first.</summary>
    public IReadOnlyList<BufferedTable> Tables => _tables;

    /// <summary>The position in its chunk of each row that has done something that only a savepoint undoes.</summary>
    public HashSet<int> Connected { get; } = [];

    /// <inheritdoc/>
    protected override string WhyClosed => "The chunk that this context belongs to is over; the row was given up because it took too long.";

    /// <summary>Goes on to a row.</summary>
    public async ValueTask BeginRowAsync(int index, CancellationToken cancellationToken)
    {
        await EndRowAsync(cancellationToken);
        _index = index;
        IsRowFlushed = false;
        foreach (var table in _tables)
        {
            table.Mark = table.Rows.Count;
        }

        if (_isConnected)
        {
            await SetRowPointAsync(cancellationToken);
        }
    }

    /// <summary>Keeps what the row in work did.</summary>
    public async ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        if (_hasRowPoint)
        {
            await settlement.ReleaseAsync(RowPoint, cancellationToken);
            _hasRowPoint = false;
        }

        _index = -1;
    }

    /// <summary>Undoes what the row in work did.</summary>
    /// <returns>Whether that is possible.</returns>
    public async ValueTask<bool> UndoRowAsync(CancellationToken cancellationToken)
    {
        if (IsRowFlushed)
        {
            return false;
        }

        foreach (var table in _tables)
        {
            table.Rows.Truncate(table.Mark);
        }

        _marks.RemoveAll(mark => mark.Index == _index);
        _results.RemoveAll(result => result.Index == _index);
        Connected.Remove(_index);
        if (_hasRowPoint)
        {
            await settlement.RollbackToAsync(RowPoint, cancellationToken);
        }

        return true;
    }

    /// <summary>The connection; from here on rows have savepoints.</summary>
    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await base.ConnectAsync(cancellationToken);
        _isConnected = true;
        if (_index >= 0 && !_hasRowPoint)
        {
            await SetRowPointAsync(cancellationToken);
        }

        return connection;
    }

    /// <summary>The position in its chunk of the row in work, for what it buffers.</summary>
    public int BufferIndex()
    {
        CheckOpen();
        return _index >= 0 ? _index : throw new InvalidOperationException("Buffers take rows while a row of the import is processed.");
    }

    public override UpsertBuffer<TRow> Buffer<TRow>(string table, ReadOnlySpan<string> key)
    {
        CheckOpen();
        if (_buffers.TryGetValue((typeof(TRow), table), out var known))
        {
            return (UpsertBuffer<TRow>)known;
        }

        var shape = RowShapes.Of<TRow>();
        var keys = new List<RowField>();
        foreach (var name in key)
        {
            keys.Add(shape.Named(name));
        }

        var upserts = keys.Count > 0 ? Table(shape, table, keys, ConflictPolicy.Update) : null;
        var buffer = new UpsertBuffer<TRow>(this, shape, upserts, Table(shape, table, keys, new ConflictPolicy(ConflictAction.Reject)));
        _buffers.Add((typeof(TRow), table), buffer);
        return buffer;
    }

    /// <inheritdoc/>
    public override void Mark(FlushReceipt receipt, string subject)
    {
        CheckOpen();
        if (receipt.Scope != this)
        {
            throw new InvalidOperationException("The receipt is another chunk's, so it does not say that the rows of this one were written. Flush a buffer of this context.");
        }

        if (!IsAggregated)
        {
            throw new InvalidOperationException($"There is no aggregator for imports of type {Import.Type}. Add it with AddAggregator<…>().");
        }

        _marks.Add((_index, subject));
    }

    /// <summary>The subjects that rows marked and that are not refused.</summary>
    public IReadOnlyList<string> Marked(ChunkVerdicts verdicts) =>
        [.. _marks.Where(mark => mark.Index < 0 || !verdicts.Errors.ContainsKey(mark.Index)).Select(mark => mark.Subject).Distinct(StringComparer.Ordinal)];

    /// <summary>Remembers what the row in work became, where rows are tracked.</summary>
    public void Keep(RowResult? result)
    {
        if (Tracking == RowTracking.All && result?.Target is var (table, key, data))
        {
            _results.Add((_index, new RowTarget(Row, table, TargetKey.Text(key), data is null ? null : JsonSerializer.Serialize(data))));
        }
    }

    /// <summary>What the rows became that are not refused.</summary>
    public IReadOnlyList<RowTarget> Results(ChunkVerdicts verdicts) => [.. _results.Where(result => !verdicts.Errors.ContainsKey(result.Index)).Select(result => result.Target)];

    /// <summary>Writes what is buffered before the chunk is settled; the row in work cannot be undone alone any more.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        CheckOpen();
        var index = _index;
        await EndRowAsync(cancellationToken);
        await flush.WriteAsync(settlement, this, cancellationToken);
        _index = index;
        IsRowFlushed = index >= 0;
    }

    /// <inheritdoc/>
    protected override async Task<T> GuardedAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        await settlement.SavepointAsync(LookupPoint, cancellationToken);
        try
        {
            var answer = await ask();
            await settlement.ReleaseAsync(LookupPoint, cancellationToken);
            return answer;
        }
        catch (DbException)
        {
            await settlement.RollbackToAsync(LookupPoint, cancellationToken);
            await settlement.ReleaseAsync(LookupPoint, cancellationToken);
            throw;
        }
    }

    private async ValueTask SetRowPointAsync(CancellationToken cancellationToken)
    {
        await settlement.SavepointAsync(RowPoint, cancellationToken);
        _hasRowPoint = true;
        Connected.Add(_index);
    }

    private BufferedTable Table<TRow>(RowShape<TRow> shape, string table, IReadOnlyList<RowField> key, ConflictPolicy conflict)
        where TRow : notnull
    {
        var definition = new ImportDefinition(
            table, [.. shape.Fields.Select(field => field.Definition(field.Column))], [.. key.Select(field => field.Column)], conflict, DuplicatePolicy.Last);
        var buffered = new BufferedTable(definition, new RowBatch(definition.Fields.Count));
        _tables.Add(buffered);
        return buffered;
    }
}
