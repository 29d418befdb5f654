using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// The normalization forms C and KC of Unicode. The runtime's own do nothing where an application is built without a
/// globalization library, and the result must not depend on the machine on which a worker happens to run.
/// </summary>
internal static class UnicodeForm
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TailFirst = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>Normalizes a text to form C, or to form KC.</summary>
    public static string Normalize(string text, bool isCompatible)
    {
        var data = UnicodeFormData.Value;
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(data, rune.Value, isCompatible, runes);
        }

        Order(data, runes);
        var composed = new StringBuilder(text.Length);
        foreach (var rune in Compose(data, runes))
        {
            composed.Append(new Rune(rune).ToString());
        }

        return composed.ToString();
    }

    private static void Decompose(UnicodeFormData data, int rune, bool isCompatible, List<int> into)
    {
        if (rune is >= HangulFirst and < HangulFirst + (Leads * Vowels * Tails))
        {
            var index = rune - HangulFirst;
            into.Add(LeadFirst + (index / (Vowels * Tails)));
            into.Add(VowelFirst + (index % (Vowels * Tails) / Tails));
            if (index % Tails > 0)
            {
                into.Add(TailFirst + (index % Tails));
            }
        }
        else if (data.Canonical.TryGetValue(rune, out var parts) || (isCompatible && data.Compatible.TryGetValue(rune, out parts)))
        {
            foreach (var part in parts)
            {
                Decompose(data, part, isCompatible, into);
            }
        }
        else
        {
            into.Add(rune);
        }
    }

    /// <summary>Sorts each run of combining marks by class; those of one class keep their order.</summary>
    private static void Order(UnicodeFormData data, List<int> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            var end = start;
            while (end < runes.Count && data.ClassOf(runes[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var ordered = runes.GetRange(start, end - start).OrderBy(data.ClassOf).ToList();
                for (var i = 0; i < ordered.Count; i++)
                {
                    runes[start + i] = ordered[i];
                }
            }

            start = Math.Max(start, end);
        }
    }

    private static List<int> Compose(UnicodeFormData data, List<int> runes)
    {
        var composed = new List<int>(runes.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var rune in runes)
        {
            var combining = data.ClassOf(rune);
            var isNext = starter >= 0 && (lastClass == 0 || lastClass < combining);
            if (isNext && Composite(data, composed[starter], rune) is { } both)
            {
                composed[starter] = both;
                continue;
            }

            composed.Add(rune);
            lastClass = combining;
            if (combining == 0)
            {
                starter = composed.Count - 1;
            }
        }

        return composed;
    }

    private static int? Composite(UnicodeFormData data, int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + Leads && second is >= VowelFirst and < VowelFirst + Vowels)
        {
            return HangulFirst + ((((first - LeadFirst) * Vowels) + second - VowelFirst) * Tails);
        }

        if (first is >= HangulFirst and < HangulFirst + (Leads * Vowels * Tails) && (first - HangulFirst) % Tails == 0 && second is > TailFirst and < TailFirst + Tails)
        {
            return first + second - TailFirst;
        }

        return data.Composed.TryGetValue((first, second), out var both) ? both : null;
    }
}
