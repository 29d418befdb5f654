namespace Inhaul.Review.Flow;

/// <summary>A variable of a graph.</summary>
/// <param name="path">Its owner and its name, as <c>2:self.id</c>.</param>
/// <param name="isLocal">True when only the followed code can assign it.</param>
internal sealed class FlowSlot(string path, bool isLocal)
{
    /// <summary>Its owner and its name.</summary>
    public string Path { get; } = path;

    /// <summary>True when only the followed code can assign it.</summary>
    public bool IsLocal { get; } = isLocal;

    /// <summary>True when it may be another, or count as true or not, after a call that was given it.</summary>
    public bool MayMutate { get; set; }
}
