namespace Inhaul.Analyzers.Flow;

/// <summary>What a step of a path means to who searches it.</summary>
internal enum Move
{
    /// <summary>Nothing: the path goes on.</summary>
    GoOn,

    /// <summary>The path is as it should be; it is not followed further.</summary>
    Leave,

    /// <summary>This is what was searched.</summary>
    Found,
}
