using Inhaul.Fetching;

namespace Inhaul.Reporting;

/// <summary>How far an import is, as far as this process knows; safe to read while it goes on.</summary>
internal sealed class ImportProgress
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, long> _looked = [];
    private FetchedBytes _fetched;
    private RowCounts _counts = RowCounts.None;

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
    public long? RowTotal { get; set; }

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

    /// <summary>The store has these outcomes by now, whoever brought them about.</summary>
    public void Found(RowCounts counts)
    {
        lock (_gate)
        {
            _counts = counts;
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
}
