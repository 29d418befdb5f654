namespace Inhaul.Profiling.Sensitive;

/// <summary>What is shown of a value that must not be shown.</summary>
internal static class Mask
{
    private const string Stars = "****";
    private const int Shown = 4;
    private const int Shortest = 9;

    /// <summary>The value as <c>****-1234</c>; an e-mail address as <c>****@****.org</c>; nothing of short values.</summary>
    public static string Of(string value)
    {
        var text = value.Trim();
        if (text.Contains('@', StringComparison.Ordinal))
        {
            var dot = text.LastIndexOf('.');
            return dot > text.LastIndexOf('@') && text.Length - dot <= Shortest && text.AsSpan(dot + 1).IndexOfAnyExceptInRange('a', 'z') < 0 ? $"{Stars}@{Stars}{text[dot..]}" : $"{Stars}@{Stars}";
        }

        return text.Length < Shortest || char.IsLowSurrogate(text[^Shown]) ? Stars : $"{Stars}-{text[^Shown..]}";
    }
}
