using Microsoft.CodeAnalysis;

namespace Inhaul.Analyzers.Flow;

/// <summary>Where a path ends that was searched for.</summary>
/// <param name="kind">How it ends.</param>
/// <param name="step">What it ends with: the step that was found, that throws, or that comes last before the method returns; null where nothing comes before that.</param>
internal sealed class PathEnd(PathEndKind kind, IOperation? step)
{
    /// <summary>How it ends.</summary>
    public PathEndKind Kind { get; } = kind;

    /// <summary>Its place in the source; null where nothing comes before the end.</summary>
    public SyntaxNode? Place { get; } = step?.Syntax;

    /// <summary>The number of its line, as editors show it; null where nothing comes before the end.</summary>
    public int? Line => Place?.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
