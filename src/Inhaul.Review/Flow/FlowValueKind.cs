namespace Inhaul.Review.Flow;

/// <summary>How a value comes about.</summary>
internal enum FlowValueKind
{
    /// <summary>It is what a variable holds.</summary>
    Slot,

    /// <summary>It is part of another value, unless that part was assigned.</summary>
    Member,

    /// <summary>It is written in the code.</summary>
    Constant,

    /// <summary>It is made by a node, anew each time.</summary>
    Fresh,

    /// <summary>It is computed from others, and the same from the same.</summary>
    Operation,

    /// <summary>It holds others.</summary>
    Container,
}
