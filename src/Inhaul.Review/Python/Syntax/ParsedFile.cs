namespace Inhaul.Review.Python.Syntax;

/// <summary>What the parser says about a file.</summary>
internal sealed record ParsedFile
{
    /// <summary>The file.</summary>
    public required ReviewFile File { get; init; }

    /// <summary>Its tree; null when only the outline was asked for, or it could not be parsed.</summary>
    public PythonNode? Tree { get; init; }

    /// <summary>How many functions it has.</summary>
    public int Functions { get; init; }

    /// <summary>What it imports: dots of a relative import, and the dotted name.</summary>
    public IReadOnlyList<(int Level, string Name)> Imports { get; init; } = [];

    /// <summary>Why it could not be parsed.</summary>
    public ReviewNote? Note { get; init; }
}
