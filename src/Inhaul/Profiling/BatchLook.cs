using Inhaul.Profiling.Columns;

namespace Inhaul.Profiling;

/// <summary>
/// Looks at the columns of one batch after the other, on all cores: while the next batch is read, the other cores look, and whoever
/// has read it looks with them at what is left.
/// </summary>
internal sealed class BatchLook
{
    private readonly ColumnObserver[] _observers;
    private readonly Task[] _others;

    /// <summary>The columns, those that took the most work last first: who is last to finish is waited for.</summary>
    private readonly int[] _order;
    private readonly int[] _work;

    /// <summary>Room for the hashes of a batch, for everyone who looks: all of them, and those of the values that are measured.</summary>
    private readonly (ulong[] All, ulong[] Measured)[] _room;
    private ValueBatch? _batch;
    private int _next;

    /// <param name="observers">Who sees each column.</param>
    public BatchLook(ColumnObserver[] observers)
    {
        _observers = observers;
        _order = [.. Enumerable.Range(0, observers.Length)];
        _work = new int[observers.Length];
        _others = new Task[Math.Min(Environment.ProcessorCount - 1, observers.Length)];
        _room = new (ulong[], ulong[])[_others.Length + 1];
        Array.Fill(_others, Task.CompletedTask);
    }

    /// <summary>Hands a batch to the other cores; the one before must be finished.</summary>
    public void Start(ValueBatch batch)
    {
        (_batch, _next) = (batch, 0);
        Array.Sort(_order, (a, b) => _work[b].CompareTo(_work[a]));
        for (var i = 0; i < _others.Length; i++)
        {
            var looker = i + 1;
            _others[i] = Task.Run(() => Look(looker));
        }
    }

    /// <summary>Helps with the batch that was started, and waits until all of it was seen.</summary>
    public void Finish()
    {
        Look(0);
        foreach (var other in _others)
        {
            other.GetAwaiter().GetResult();
        }
    }

    private void Look(int looker)
    {
        if (_batch is null)
        {
            return;
        }

        ref var room = ref _room[looker];
        if (room.All is null || room.All.Length < _batch.Rows)
        {
            room = (new ulong[_batch.Rows], new ulong[_batch.Rows]);
        }

        for (var turn = Interlocked.Increment(ref _next) - 1; turn < _order.Length; turn = Interlocked.Increment(ref _next) - 1)
        {
            var column = _order[turn];
            _work[column] = _observers[column].Observe(_batch, column, room.All, room.Measured);
        }
    }
}
