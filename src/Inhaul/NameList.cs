namespace Inhaul;

/// <summary>Names in a message for people: the first of them, and how many more there are.</summary>
internal static class NameList
{
    private const int Most = 20;

    /// <summary>The names with commas between.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= Most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(Most))} and {all.Count - Most} more";
    }
}
