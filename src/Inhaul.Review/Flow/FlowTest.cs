namespace Inhaul.Review.Flow;

/// <summary>What a condition says about a value.</summary>
internal enum FlowTest
{
    /// <summary>Nothing that is understood.</summary>
    None,

    /// <summary>It counts as true.</summary>
    True,

    /// <summary>It counts as false.</summary>
    False,

    /// <summary>It is the absent value.</summary>
    Absent,

    /// <summary>It is not the absent value.</summary>
    Present,

    /// <summary>It equals a constant.</summary>
    Equal,

    /// <summary>It differs from a constant.</summary>
    Different,
}
