using Inhaul.Attachments;
using Inhaul.Fetching;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>How far an import is, as far as this process knows; safe to read while it goes on.</summary>
internal sealed class ImportProgress
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, long> _looked = [];
    private readonly PhaseClock _clock = new();
    private FetchedBytes _fetched;
    private RowCounts _counts = RowCounts.None;
    private AttachmentCounts _attachments = new();
    private PhaseFacts? _begin;
    private long _kept;
    private long? _verified;
    private IReadOnlyList<PhaseStatus>? _end;

    /// <summary>How far the file is that is fetched, or was fetched last.</summary>
    public FetchedBytes Fetched
    {
        get
        {
            lock (_gate)
            {
                return _fetched;
            }
        }

        set
        {
            lock (_gate)
            {
                _fetched = value;
            }
        }
    }

    /// <summary>The bytes of all sources; 0 until they are known.</summary>
    public long TotalBytes { get; set; }

    /// <summary>The rows of the import; null during the first look.</summary>
    public long? RowTotal { get; private set; }

    /// <summary>The bytes that the first look has passed.</summary>
    public long LookedBytes
    {
        get
        {
            lock (_gate)
            {
                return _looked.Values.Sum();
            }
        }
    }

    /// <summary>The committed outcomes.</summary>
    public RowCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts;
            }
        }
    }

    /// <summary>The first look has come to a byte of a source.</summary>
    public void Looked(int source, long bytes)
    {
        lock (_gate)
        {
            _looked[source] = bytes;
        }
    }

    /// <summary>Work on an import begins or goes on in this process.</summary>
    /// <param name="facts">How far it is.</param>
    public void Begun(PhaseFacts facts)
    {
        lock (_gate)
        {
            _begin = facts;
            _kept = facts.Import.Counts.Read;
            _counts = facts.Import.Counts with { Pending = 0 };
            RowTotal = facts.Import.RowTotal;
        }
    }

    /// <summary>The store has these outcomes by now, whoever brought them about.</summary>
    public void Found(ImportRecord import)
    {
        lock (_gate)
        {
            _kept = import.Counts.Read;
            _counts = import.Counts with { Pending = 0 };
        }
    }

    /// <summary>A chunk is in the store; rows of it may be decided already.</summary>
    public void Kept(RowCounts counts)
    {
        lock (_gate)
        {
            _kept += counts.Read;
            _counts += counts with { Pending = 0 };
        }
    }

    /// <summary>A chunk was settled with these outcomes.</summary>
    public void Settled(RowCounts counts)
    {
        lock (_gate)
        {
            _counts += counts;
        }
    }

    /// <summary>Attachments were hashed or stored; their rows are not committed yet.</summary>
    public void Attached(AttachmentCounts counts)
    {
        lock (_gate)
        {
            _attachments = _attachments.Plus(counts);
        }
    }

    /// <summary>So many rows are verified.</summary>
    public void Verified(long rows)
    {
        lock (_gate)
        {
            _verified = (_verified ?? 0) + rows;
        }
    }

    /// <summary>Work on the import is over, and this is what the store says.</summary>
    public void Ended(IReadOnlyList<PhaseStatus> phases)
    {
        lock (_gate)
        {
            _end = phases;
        }
    }

    /// <summary>The phases by what this process knows: they may be ahead of the store by what is in work, and behind it by what others do.</summary>
    public IReadOnlyList<PhaseStatus> Phases()
    {
        lock (_gate)
        {
            return _end ?? _clock.Timed(_begin is null ? [Plan] : PhaseList.Of(Now(_begin), _verified));
        }
    }

    private static PhaseStatus Plan => new() { Phase = PhaseName.Plan, State = PhaseState.Running, Unit = "" };

    private PhaseFacts Now(PhaseFacts begin)
    {
        var pending = Math.Max(0, _kept - _counts.Read);
        var isOver = _kept >= begin.Import.RowTotal && pending == 0;
        return begin with
        {
            Import = begin.Import with
            {
                State = isOver && _verified is not null ? (_counts.Refused > 0 ? ImportState.CompletedWithErrors : ImportState.Completed) : ImportState.Active,
                HasLiveLease = true,
                Phase = _kept < begin.Import.RowTotal ? ImportPhase.Upload : ImportPhase.Load,
                Counts = _counts with { Pending = pending },
            },
            Attachments = begin.Attachments?.Plus(_attachments),
            UnreadNow = begin.UnreadNow + _attachments.Unread,
            UnstoredNow = begin.UnstoredNow + _attachments.Failed - _attachments.Unread,
        };
    }
}
