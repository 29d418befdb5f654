namespace Inhaul.Review.Python.Graphs;

/// <summary>Whether a handler takes an exception.</summary>
internal enum CatchFit
{
    /// <summary>It does not.</summary>
    Never,

    /// <summary>It may.</summary>
    Perhaps,

    /// <summary>It does.</summary>
    Always,
}
