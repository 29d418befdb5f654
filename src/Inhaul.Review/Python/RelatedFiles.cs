using System.Text;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python;

/// <summary>Finds the files that can take part in an import, so that the trees of all others need not be read.</summary>
internal sealed class RelatedFiles(ReviewRules rules)
{
    private readonly byte[][] _words = [.. rules.Begin.Names.Concat(rules.Complete.Names).Concat(rules.Aggregate).Concat(rules.BufferClasses).Concat(rules.BufferWrites).Select(Encoding.UTF8.GetBytes)];

    /// <summary>True for a file in which a word of the rules stands.</summary>
    public bool Speaks(ReviewFile file) => _words.Any(word => Speaks(file.Content.Span, word));

    private static bool Speaks(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        while (text.IndexOf(word) is var at && at >= 0)
        {
            var after = text[(at + word.Length)..];
            if ((at == 0 || !IsOfName(text[at - 1])) && (after.IsEmpty || !IsOfName(after[0])))
            {
                return true;
            }

            text = after;
        }

        return false;
    }

    private static bool IsOfName(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'_' or > 127;

    /// <summary>The files that speak, those that import them, and the files that any of these import.</summary>
    public IReadOnlySet<ReviewFile> Around(IReadOnlyList<ParsedFile> files)
    {
        var related = new HashSet<ReviewFile>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<ReviewFile>(files.Select(file => file.File).Where(Speaks));
        if (pending.Count == 0)
        {
            return related;
        }

        var byName = files.Select(file => (file.File, Parts: ModulePath.Of(file.File.Path))).Where(file => file.Parts.Count > 0).ToLookup(file => file.Parts[^1], StringComparer.Ordinal);
        var imports = new Dictionary<ReviewFile, HashSet<ReviewFile>>(ReferenceEqualityComparer.Instance);
        var importers = new Dictionary<ReviewFile, List<ReviewFile>>(ReferenceEqualityComparer.Instance);
        foreach (var file in files)
        {
            imports[file.File] = [.. file.Imports.SelectMany(import => Imported(file.File, import, byName))];
            foreach (var imported in imports[file.File])
            {
                (importers.TryGetValue(imported, out var known) ? known : importers[imported] = []).Add(file.File);
            }
        }
        while (pending.TryDequeue(out var file))
        {
            if (related.Add(file))
            {
                (importers.GetValueOrDefault(file) ?? []).ForEach(pending.Enqueue);
            }
        }

        related.UnionWith(related.SelectMany(file => imports[file]).ToList());
        return related;
    }

    private static IEnumerable<ReviewFile> Imported(ReviewFile from, (int Level, string Name) import, ILookup<string, (ReviewFile File, IReadOnlyList<string> Parts)> byName)
    {
        var path = import.Level > 0 ? ModulePath.Relative(from.Path, import.Level, import.Name) : import.Name.Split('.');
        return path.Count == 0 ? [] : byName[path[^1]].Where(file => file.Parts.Count >= path.Count && file.Parts.Skip(file.Parts.Count - path.Count).SequenceEqual(path, StringComparer.Ordinal)).Select(file => file.File);
    }
}
