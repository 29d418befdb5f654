using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>A file with the functions and classes in it.</summary>
internal sealed class PythonModule(ReviewFile file, PythonNode tree) : PythonScope(null, tree, "<module>")
{
    /// <summary>The file.</summary>
    public ReviewFile File { get; } = file;

    /// <summary>Its text.</summary>
    public SourceText Source { get; } = new(file.Content.Span);

    /// <summary>The parts of its dotted name, from the root of what is reviewed.</summary>
    public IReadOnlyList<string> Path { get; } = ModulePath.Of(file.Path);

    /// <summary>True for the <c>__init__.py</c> of a package.</summary>
    public bool IsPackage => ModulePath.IsPackage(File.Path);

    /// <summary>Every function in it, by its syntax.</summary>
    public Dictionary<PythonNode, PythonFunction> Functions { get; } = [];

    /// <summary>Modules of which everything is imported.</summary>
    public List<PythonBinding.Import> StarImports { get; } = [];
}
