namespace Inhaul.Review.Flow;

/// <summary>What is known about a value.</summary>
internal sealed class ValueFacts(string text, bool? truth, int node, bool isContainer, IReadOnlyList<int> parts)
{
    /// <summary>The constant, or the operation.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it counts as true; null when that is not known.</summary>
    public bool? Truth { get; } = truth;

    /// <summary>The node that made it last; 0 for none.</summary>
    public int Node { get; } = node;

    /// <summary>True when it holds its parts.</summary>
    public bool IsContainer { get; } = isContainer;

    /// <summary>What it holds, or is computed from.</summary>
    public IReadOnlyList<int> Parts { get; } = parts;

    /// <summary>How many operations made it, one from the other.</summary>
    public int Depth { get; set; }

    /// <summary>True when it is a buffer.</summary>
    public bool IsBuffer { get; set; }
}
