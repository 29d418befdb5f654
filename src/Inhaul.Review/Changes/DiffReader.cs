using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inhaul.Review.Changes;

/// <summary>Reads what <c>git diff --unified=0</c> writes.</summary>
internal static partial class DiffReader
{
    private const string NewFile = "+++ b/";
    private const string NewFileQuoted = "+++ \"b/";

    /// <summary>Adds the lines that a diff changes.</summary>
    /// <param name="diff">The diff, with the prefixes <c>a/</c> and <c>b/</c>.</param>
    /// <param name="root">The folder that its paths start from.</param>
    /// <param name="changes">Takes the lines. Where lines were only taken away, those before and behind them count.</param>
    public static void Read(string diff, string root, ChangedLines changes)
    {
        string? file = null;
        var content = 0;
        foreach (var line in diff.Split('\n'))
        {
            // Lines of the files themselves may look like anything.
            if (content > 0 && line is ['+' or '-', ..])
            {
                content--;
            }
            else if (line.StartsWith(NewFile, StringComparison.Ordinal))
            {
                file = Path.Combine(root, line[NewFile.Length..].TrimEnd('\t'));
            }
            else if (line.StartsWith(NewFileQuoted, StringComparison.Ordinal))
            {
                file = Path.Combine(root, Unquoted(line[NewFileQuoted.Length..].TrimEnd('\t').TrimEnd('"')));
            }
            else if (line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                file = null;
            }
            else if (Hunk().Match(line) is { Success: true } hunk)
            {
                var (start, count) = (Number(hunk, "start"), hunk.Groups["count"].Success ? Number(hunk, "count") : 1);
                content = count + (hunk.Groups["old"].Success ? Number(hunk, "old") : 1);
                if (file is not null)
                {
                    changes.Add(file, start, count > 0 ? start + count - 1 : start + 1);
                }
            }
        }
    }

    private static int Number(Match hunk, string group) => int.Parse(hunk.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>A name as git writes one with special characters: <c>\t</c>, <c>\"</c>, or bytes as <c>\303</c>.</summary>
    private static string Unquoted(string name)
    {
        var bytes = new List<byte>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '\\' || i + 1 == name.Length)
            {
                var end = name.IndexOf('\\', i + 1) is >= 0 and var next ? next : name.Length;
                bytes.AddRange(Encoding.UTF8.GetBytes(name[i..end]));
                i = end - 1;
            }
            else if (name[++i] is >= '0' and <= '3' && i + 2 < name.Length)
            {
                bytes.Add(Convert.ToByte(name.Substring(i, 3), 8));
                i += 2;
            }
            else
            {
                bytes.Add((byte)(name[i] switch { 'a' => '\a', 'b' => '\b', 't' => '\t', 'n' => '\n', 'v' => '\v', 'f' => '\f', 'r' => '\r', var other => other }));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"^@@ -\d+(,(?<old>\d+))? \+(?<start>\d+)(,(?<count>\d+))? @@", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Hunk();
}
