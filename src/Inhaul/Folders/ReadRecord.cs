using Inhaul.Parsing;

namespace Inhaul.Folders;

/// <summary>A record file after it was read.</summary>
/// <param name="File">The file.</param>
internal sealed record ReadRecord(TreeFile File) : IDisposable
{
    /// <summary>Whether it could be opened and read.</summary>
    public bool IsOpened { get; init; }

    /// <summary>Whether its bytes were known already; nothing more was done then.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The SHA-256 of its bytes, in lower-case hexadecimal; empty when it could not be read.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Its rows; null when it is no record.</summary>
    public RecordRows? Rows { get; init; }

    /// <summary>Its attachment; null when there is none to be had.</summary>
    public TreeFile? Attachment { get; init; }

    /// <summary>What is wrong with it; every row of it says so.</summary>
    public IReadOnlyList<RecordFault> Faults { get; init; } = [];

    /// <summary>How many rows it gives: one at least, so that no file is lost.</summary>
    public int RowCount => Rows?.Count ?? 1;

    public void Dispose() => Rows?.Dispose();
}
