namespace Inhaul.Review.Python.Syntax;

/// <summary>The text of nodes.</summary>
internal static class NodeText
{
    /// <summary>A node as it is written.</summary>
    public static string Of(this SourceText source, PythonNode node) => source.Between((node.Line, node.Column), (node.EndLine, node.EndColumn));

    /// <summary>A node in one line and at most some length, to name it in a message.</summary>
    public static string Short(this SourceText source, PythonNode node, int longest = 60)
    {
        var words = string.Join(' ', source.Of(node).Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= longest ? words : words[..(longest - 1)] + "…";
    }
}
