using System.Text;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python;

/// <summary>Finds the files that can take part in an import, so that the trees of all others need not be read.</summary>
internal sealed class RelatedFiles(ReviewRules rules)
{
    private readonly byte[][] _words = [.. rules.Begin.Names.Concat(rules.Complete.Names).Concat(rules.Aggregate).Concat(rules.BufferClasses).Concat(rules.BufferWrites).Select(Encoding.UTF8.GetBytes)];

    /// <summary>True for a file in which a word of the rules stands.</summary>
    public bool Speaks(ReviewFile file) => _words.Any(word => file.Content.Span.IndexOf(word) >= 0);

    /// <summary>The files that import those that speak, and the files that any of these import.</summary>
    public IReadOnlySet<ReviewFile> Around(IReadOnlyList<ParsedFile> files)
    {
        var byName = files.ToLookup(file => ModulePath.Of(file.File.Path) is [.., var last] ? last : "", StringComparer.Ordinal);
        var imports = files.ToDictionary(file => file.File, file => file.Imports.SelectMany(import => Imported(file.File, import, byName)).ToHashSet());
        var importers = imports.SelectMany(pair => pair.Value.Select(imported => (Importer: pair.Key, Imported: imported))).ToLookup(pair => pair.Imported, pair => pair.Importer);
        var related = new HashSet<ReviewFile>();
        var pending = new Queue<ReviewFile>(files.Select(file => file.File).Where(Speaks));
        while (pending.TryDequeue(out var file))
        {
            if (related.Add(file))
            {
                foreach (var importer in importers[file])
                {
                    pending.Enqueue(importer);
                }
            }
        }
        related.UnionWith(related.SelectMany(file => imports[file]).ToList());
        return related;
    }

    private static IEnumerable<ReviewFile> Imported(ReviewFile from, (int Level, string Name) import, ILookup<string, ParsedFile> byName)
    {
        var path = import.Level > 0 ? ModulePath.Relative(from.Path, import.Level, import.Name) : import.Name.Split('.');
        return path.Count == 0 ? [] : byName[path[^1]].Select(file => file.File).Where(file => ModulePath.Of(file.Path) is var parts && parts.Count >= path.Count && parts.Skip(parts.Count - path.Count).SequenceEqual(path, StringComparer.Ordinal));
    }
}
