namespace Inhaul.Analyzers.Flow;

/// <summary>How a path ends.</summary>
internal enum PathEndKind
{
    /// <summary>At the step that was searched.</summary>
    Step,

    /// <summary>The method returns.</summary>
    Return,

    /// <summary>An exception leaves the method.</summary>
    Exception,
}
