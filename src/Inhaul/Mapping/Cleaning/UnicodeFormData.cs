using System.Globalization;
using System.Reflection;

namespace Inhaul.Mapping.Cleaning;

/// <summary>What <see cref="UnicodeForm"/> knows of characters, read from its file when it is first asked for.</summary>
internal sealed class UnicodeFormData
{
    private static readonly Lazy<UnicodeFormData> Read = new(() => new UnicodeFormData());

    private readonly Dictionary<int, byte> _classes = [];

    private UnicodeFormData()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(UnicodeForm).FullName}.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var words = line.Split(' ');
            if (words[0] == "class")
            {
                AddClass(byte.Parse(words[1], CultureInfo.InvariantCulture), words.AsSpan(2));
                continue;
            }

            int[] parts = [.. words.Skip(2).Select(Rune)];
            (words[0] == "compatible" ? Compatible : Canonical).Add(Rune(words[1]), parts);
            if (words[0] == "composed")
            {
                Composed.Add((parts[0], parts[1]), Rune(words[1]));
            }
        }
    }

    /// <summary>The data.</summary>
    public static UnicodeFormData Value => Read.Value;

    /// <summary>What looks the same as a character.</summary>
    public Dictionary<int, int[]> Canonical { get; } = [];

    /// <summary>What means the same as a character.</summary>
    public Dictionary<int, int[]> Compatible { get; } = [];

    /// <summary>The character that two are together.</summary>
    public Dictionary<(int First, int Second), int> Composed { get; } = [];

    /// <summary>The combining class of a character; 0 for one that stands by itself.</summary>
    public int ClassOf(int rune) => _classes.GetValueOrDefault(rune);

    private void AddClass(byte combining, ReadOnlySpan<string> ranges)
    {
        foreach (var range in ranges)
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            var (first, last) = dash < 0 ? (Rune(range), Rune(range)) : (Rune(range[..dash]), Rune(range[(dash + 1)..]));
            for (var rune = first; rune <= last; rune++)
            {
                _classes.Add(rune, combining);
            }
        }
    }

    private static int Rune(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
