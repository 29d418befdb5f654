using System.Text;
using Inhaul.Mapping.Cleaning;

namespace Inhaul.Folders;

/// <summary>The files of a tree in the order of their paths read from the end, so that those with a common end are neighbours, however many there are.</summary>
internal sealed class PathEnds
{
    private readonly string[] _ends;
    private readonly TreeFile[] _files;

    /// <summary>Sorts the files of a tree.</summary>
    public PathEnds(IReadOnlyList<TreeFile> files)
    {
        _files = [.. files];
        _ends = Array.ConvertAll(_files, file => End(file.Path.Split('/')));
        Array.Sort(_ends, _files, StringComparer.Ordinal);
    }

    /// <summary>The files that have the most parts of a path in common with it, counted from the end and but for case; none when not even the last part is.</summary>
    public ArraySegment<TreeFile> Longest(IReadOnlyList<string> parts)
    {
        for (var count = parts.Count; count > 0; count--)
        {
            var end = End([.. parts.Skip(parts.Count - count)]);
            if (Between(end, end + char.MaxValue) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The files whose paths differ from one in case and Unicode form at most.</summary>
    public ArraySegment<TreeFile> Like(string path)
    {
        var end = End(path.Split('/'));
        return Between(end, end + '\0');
    }

    private ArraySegment<TreeFile> Between(string first, string behind)
    {
        var start = From(first);
        return new ArraySegment<TreeFile>(_files, start, From(behind) - start);
    }

    private static string End(string[] parts) => string.Concat(parts.Reverse().Select(part => $"{Normal(part).ToUpperInvariant()}/"));

    private static string Normal(string text) => Ascii.IsValid(text) ? text : UnicodeForm.Normalize(text, isCompatible: false);

    /// <summary>The place of the first end that does not come before a text.</summary>
    private int From(string text) => Array.BinarySearch(_ends, text, FirstNotBefore.Instance) is var found && found < 0 ? ~found : found;

    /// <summary>Takes no two ends for equal, so that a search goes on to the first.</summary>
    private sealed class FirstNotBefore : IComparer<string>
    {
        public static FirstNotBefore Instance { get; } = new();

        public int Compare(string? x, string? y) => string.CompareOrdinal(x, y) < 0 ? -1 : 1;
    }
}
