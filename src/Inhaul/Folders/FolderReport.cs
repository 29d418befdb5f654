namespace Inhaul;

/// <summary>What the plan of a folder says: which files are there, which of them are imported, and what is odd.</summary>
public sealed record FolderReport
{
    /// <summary>How many record files there are.</summary>
    public int Files { get; init; }

    /// <summary>How many of them are imported now: they are new, they changed, or not all of their rows ended well.</summary>
    public int Planned { get; init; }

    /// <summary>How many were imported before, are as they were, and had rows that ended well.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many record files were imported before and are gone. Their rows stay.</summary>
    public int Gone { get; init; }

    /// <summary>How many rows the planned files give.</summary>
    public long Rows { get; init; }

    /// <summary>How many record files were opened and read; of the others their length and time were enough.</summary>
    public int FilesRead { get; init; }

    /// <summary>How often each code was found.</summary>
    public IReadOnlyDictionary<string, int> Found { get; init; } = new Dictionary<string, int>();

    /// <summary>What was found: of each code the first hundred, in the order of files.</summary>
    public IReadOnlyList<FolderFinding> Findings { get; init; } = [];
}
