using System.Globalization;

namespace Inhaul.Parsing;

/// <summary>Makes column names out of a header as people write it: trimmed, never blank, never twice (case does not count).</summary>
internal static class HeaderNames
{
    public static (IReadOnlyList<string> Names, IReadOnlyList<string> Notes) From(IReadOnlyList<string> header)
    {
        var names = new List<string>(header.Count);
        var notes = new List<string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var written = header.Select(name => name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim();
            if (name.Length == 0)
            {
                name = Free(string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}"), taken, written);
                notes.Add($"column {i + 1} has no name; it is called '{name}'");
            }
            else if (taken.Contains(name))
            {
                var second = Free(name, taken, written);
                notes.Add($"'{name}' appears again as column {i + 1}; it is called '{second}'");
                name = second;
            }

            taken.Add(name);
            names.Add(name);
        }

        return (names, notes);
    }

    private static string Free(string name, HashSet<string> taken, HashSet<string> written)
    {
        if (!taken.Contains(name) && !written.Contains(name))
        {
            return name;
        }

        for (var number = 2; ; number++)
        {
            var candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
            if (!taken.Contains(candidate) && !written.Contains(candidate))
            {
                return candidate;
            }
        }
    }
}
