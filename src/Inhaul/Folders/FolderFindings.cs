namespace Inhaul.Folders;

/// <summary>Collects what is found in a folder: all of it is counted, and some of it is kept word for word.</summary>
internal sealed class FolderFindings
{
    private const int MostOfOneCode = 100;

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<FolderFinding> _kept = [];

    /// <summary>How often each code was found.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Of each code the first hundred.</summary>
    public IReadOnlyList<FolderFinding> Kept => _kept;

    /// <summary>Takes a finding.</summary>
    public void Add(string file, string code, string message)
    {
        var count = _counts.GetValueOrDefault(code) + 1;
        _counts[code] = count;
        if (count <= MostOfOneCode)
        {
            _kept.Add(new FolderFinding(file, code, message));
        }
    }
}
