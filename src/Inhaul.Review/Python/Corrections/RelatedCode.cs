using System.Text;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>
/// The part of a file that has to do with one place in it, so that a large file is not reviewed as a whole for each correction: the definition there, all that share a name with it
/// or with one another, and what is outside definitions. Lines keep their numbers; those of other definitions are empty.
/// </summary>
/// <param name="tree">The file.</param>
/// <param name="source">Its text.</param>
/// <param name="always">Names of definitions that stay anyway.</param>
internal sealed class RelatedCode(PythonNode tree, SourceText source, IEnumerable<string> always)
{
    private readonly List<Definition> _definitions = [.. tree.Nodes("body").Where(statement => statement.Is("FunctionDef", "AsyncFunctionDef", "ClassDef")).Select(Definition.Of)];
    private readonly HashSet<string> _always = [.. always];

    /// <summary>The text around some lines; null when that would be all of it.</summary>
    public string? Around(IEnumerable<int> lines)
    {
        var places = lines.ToList();
        var related = _definitions.Where(definition => _always.Contains(definition.Name) || places.Exists(definition.Holds)).ToHashSet();
        if (!related.Any(definition => places.Exists(definition.Holds)))
        {
            return null;
        }

        for (var count = 0; count < related.Count;)
        {
            count = related.Count;
            var (defined, used) = (related.SelectMany(definition => definition.Defines).ToHashSet(), related.SelectMany(definition => definition.Uses).ToHashSet());
            related.UnionWith(_definitions.Where(definition => definition.Defines.Overlaps(used) || definition.Uses.Overlaps(defined)));
        }

        return related.Count == _definitions.Count ? null : Without([.. _definitions.Where(definition => !related.Contains(definition))]);
    }

    private string Without(List<Definition> others)
    {
        var isOther = new bool[source.Count + 2];
        others.ForEach(other => Array.Fill(isOther, true, other.First, other.Last - other.First + 1));
        var text = new StringBuilder();
        for (var line = 1; line <= source.Count; line++)
        {
            text.Append(isOther[line] ? "" : source[line]).Append(source.EndOf(line));
        }

        return text.ToString();
    }

    /// <summary>A function or class of the file.</summary>
    private sealed record Definition(string Name, int First, int Last, HashSet<string> Defines, HashSet<string> Uses)
    {
        public static Definition Of(PythonNode node)
        {
            var (defines, uses) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            var pending = new Stack<PythonNode>([node]);
            while (pending.TryPop(out var next))
            {
                if (next.Is("FunctionDef", "AsyncFunctionDef", "ClassDef") && next.Text("name") is { } name && !name.StartsWith("__", StringComparison.Ordinal))
                {
                    defines.Add(name);
                }

                uses.UnionWith(new[] { next.Text("id"), next.Text("attr") }.OfType<string>());
                foreach (var child in next.Children)
                {
                    pending.Push(child);
                }
            }

            return new Definition(node.Text("name")!, node.Nodes("decorator_list").Select(decorator => decorator.Line).Append(node.Line).Min(), node.EndLine, defines, uses);
        }

        public bool Holds(int line) => First <= line && line <= Last;
    }
}
