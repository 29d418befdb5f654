namespace Inhaul.Testing.Runs;

/// <summary>How rows are imported.</summary>
/// <param name="File">The file that holds them.</param>
internal sealed record RunSettings(string File)
{
    /// <summary>How many workers there are.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>The most rows in a chunk.</summary>
    public int ChunkRows { get; init; } = 1_000_000;

    /// <summary>Whether they are imported once more after they were imported.</summary>
    public bool Again { get; init; }
}
