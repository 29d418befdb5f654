using System.Text;

namespace Inhaul.Mapping.Suggesting;

/// <summary>The words of a header or of a field's name, in one spelling, and the unit it ends with: <c>CPU Util (%)</c> is <c>cpu utilization</c> in <c>percent</c>.</summary>
/// <param name="Words">The words without the unit.</param>
/// <param name="Unit">The unit; null when the name says none.</param>
internal sealed record HeaderWords(IReadOnlyList<string> Words, string? Unit)
{
    /// <summary>The words without spaces, since people do not agree where there are any.</summary>
    public string Joined { get; } = string.Concat(Words);

    /// <summary>The words of a name.</summary>
    public static HeaderWords Of(string name)
    {
        List<string> words = [.. Split(name).Select(WordForms.UsualFormOf)];
        return words.Count > 1 && WordForms.IsUnit(words[^1])
            ? new HeaderWords(words[..^1], words[^1])
            : new HeaderWords(words, null);
    }

    private static IEnumerable<string> Split(string name)
    {
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isPart = char.IsLetterOrDigit(name[i]);
            if (word.Length > 0 && (!isPart || StartsWord(name, i)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (isPart)
            {
                word.Append(char.ToLowerInvariant(name[i]));
            }
            else if (WordForms.OfSign(name[i]) is { } sign)
            {
                yield return sign;
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>Whether a capital starts a word: <c>ipAddress</c>, <c>IPAddress</c>; but not the plural of capitals: <c>CPUs</c>.</summary>
    private static bool StartsWord(string name, int i)
    {
        if (!char.IsUpper(name[i]))
        {
            return false;
        }

        var isPlural = i + 1 < name.Length && name[i + 1] == 's' && (i + 2 == name.Length || !char.IsLetter(name[i + 2]));
        return !char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && !isPlural);
    }
}
