namespace Inhaul.Mapping.Suggesting;

/// <summary>Whether words differ by slips of the hand.</summary>
internal static class Typos
{
    /// <summary>Short words are other words when one letter differs: a cost is not a host.</summary>
    private const int ShortestWithOne = 6;

    private const int ShortestWithTwo = 10;

    /// <summary>How much a letter weighs against a word's length: so much that one in seven is less than likely, as with county and country.</summary>
    private const double Weight = 2.25;

    /// <summary>How much lists of equally many words are alike, by the pair that is least so; 0 when one pair differs in more than slips.</summary>
    public static double Likeness(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var least = 1d;
        for (var i = 0; i < left.Count; i++)
        {
            least = Math.Min(least, Likeness(left[i], right[i]));
        }

        return least;
    }

    private static double Likeness(string left, string right)
    {
        if (left == right)
        {
            return 1;
        }

        var length = Math.Max(left.Length, right.Length);
        var most = length >= ShortestWithTwo ? 2 : length >= ShortestWithOne ? 1 : 0;
        if (most == 0 || left[0] != right[0] || Math.Abs(left.Length - right.Length) > most || !Digits(left).SequenceEqual(Digits(right)))
        {
            return 0;
        }

        var slips = Slips(left, right);
        return slips > most ? 0 : 1 - (Weight * slips / length);
    }

    private static IEnumerable<char> Digits(string word) => word.Where(char.IsDigit);

    /// <summary>How many letters are missing, too many, wrong, or have changed places with their neighbour.</summary>
    private static int Slips(string left, string right)
    {
        var (before, last, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[right.Length];
    }
}
