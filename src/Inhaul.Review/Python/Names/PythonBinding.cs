using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>What gives a name its meaning.</summary>
internal abstract record PythonBinding
{
    /// <summary>A function or class that is defined under the name.</summary>
    internal sealed record Definition(PythonScope Scope) : PythonBinding;

    /// <summary>An import: of a module, or of a name from a module.</summary>
    internal sealed record Import(int Level, string Module, string? Name) : PythonBinding;

    /// <summary>An assignment of one expression.</summary>
    internal sealed record Value(PythonNode Expression) : PythonBinding;

    /// <summary>A parameter.</summary>
    internal sealed record Parameter(PythonNode? Annotation) : PythonBinding;

    /// <summary>Anything else: a loop, a part of a tuple, an exception.</summary>
    internal sealed record Other : PythonBinding;
}
