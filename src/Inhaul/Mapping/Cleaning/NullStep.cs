namespace Inhaul.Mapping.Cleaning;

/// <summary><c>null</c> or <c>null:word|word</c>: words that mean that there is no value become none; neither case nor white space around them counts.</summary>
/// <param name="words">The words.</param>
internal sealed class NullStep(IReadOnlyList<string> words) : CleaningStep
{
    /// <summary>The words that count when none are named: those that other programs write for no value.</summary>
    public static readonly IReadOnlyList<string> UsualWords = ["null", "nil", "none", "n/a", "na", "#n/a", "nan", "-", "--", "\\N"];

    private readonly bool[] _beginnings = Beginnings(words);

    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => !_beginnings[value[0]];

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var text = value.AsSpan().Trim();
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }
        }

        return value;
    }

    /// <summary>Per first byte, whether a value that begins with it may be one of the words: letters of either case, and all that is not plain.</summary>
    private static bool[] Beginnings(IReadOnlyList<string> words)
    {
        var beginnings = new bool[256];
        Array.Fill(beginnings, true, 0x80, 0x80);
        Array.Fill(beginnings, true, 0, ' ' + 1);
        foreach (var first in words.Where(word => word.Length > 0).Select(word => word[0]).Where(char.IsAscii))
        {
            beginnings[char.ToLowerInvariant(first)] = true;
            beginnings[char.ToUpperInvariant(first)] = true;
        }

        return beginnings;
    }
}
