using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>What an expression names, as far as the reviewed files tell.</summary>
internal abstract record PythonTarget
{
    /// <summary>A function of the reviewed files.</summary>
    /// <param name="Declaration">The function.</param>
    /// <param name="Bound">True when it is called on an object.</param>
    internal sealed record Function(PythonFunction Declaration, bool Bound) : PythonTarget;

    /// <summary>A class of the reviewed files.</summary>
    internal sealed record Class(PythonClass Declaration) : PythonTarget;

    /// <summary>An object of a class of the reviewed files.</summary>
    /// <param name="Of">The class.</param>
    internal sealed record Instance(PythonClass Of) : PythonTarget;

    /// <summary>A module of the reviewed files.</summary>
    internal sealed record Module(PythonModule Declaration) : PythonTarget;

    /// <summary>A package of which files are reviewed, by its dotted name.</summary>
    internal sealed record Package(string Name) : PythonTarget;

    /// <summary>Something from elsewhere, by its dotted name; the builtin functions have one word.</summary>
    internal sealed record External(string Name) : PythonTarget;

    /// <summary>A function with some arguments given already.</summary>
    /// <param name="Of">The function.</param>
    /// <param name="Call">The call of <c>partial</c>.</param>
    internal sealed record Partial(PythonTarget Of, PythonNode Call) : PythonTarget;

    /// <summary>What only a run would tell.</summary>
    internal sealed record Unknown : PythonTarget;

    /// <summary>Its own name: the last part.</summary>
    public string? LastName => this switch
    {
        Function function => function.Declaration.Name,
        Class type => type.Declaration.Name,
        External external => external.Name[(external.Name.LastIndexOf('.') + 1)..],
        Partial partial => partial.Of.LastName,
        _ => null,
    };
}
