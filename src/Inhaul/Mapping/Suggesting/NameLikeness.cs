namespace Inhaul.Mapping.Suggesting;

/// <summary>How much a column's name is like a field's: by words, never by mere letters in common.</summary>
internal static class NameLikeness
{
    /// <summary>What a column and a field have in common beside their names as they are; null when that is too little.</summary>
    /// <param name="column">The column.</param>
    /// <param name="header">Its words.</param>
    /// <param name="field">The field.</param>
    /// <param name="aliases">What is declared about the fields.</param>
    public static MappingCandidate? Of(string column, HeaderWords header, MappingField field, AliasTable aliases)
    {
        var name = field.Words;
        if (header.Words.Count == 0 || name.Words.Count == 0)
        {
            return null;
        }

        var best = Same(header, name, name.Unit, Confidence.SameWords, "the same words") ?? WithoutUnit(header, name);
        foreach (var (alias, words) in aliases.NamesOf(name))
        {
            best = Better(best, Same(header, words, name.Unit, Confidence.Declared, $"'{alias}' is declared as a name of it"));
        }

        foreach (var (alias, words) in AliasTable.General.NamesOf(name))
        {
            best = Better(best, Same(header, words, name.Unit, Confidence.SameWords, $"'{alias}' is another name of it"));
        }

        var (confidence, reason) = best ?? (0, "");
        if (confidence > 0)
        {
            return new MappingCandidate(column, field.Name, confidence, MappingTier.Alias, reason);
        }

        (confidence, reason) = Near(header, name);
        return confidence < Confidence.Least ? null : new MappingCandidate(column, field.Name, confidence, MappingTier.Fuzzy, reason);
    }

    private static (double Confidence, string Reason)? Same(HeaderWords header, HeaderWords name, string? fieldUnit, double confidence, string reason)
    {
        if (header.Joined != name.Joined)
        {
            return null;
        }

        var unit = name.Unit ?? fieldUnit;
        return header.Unit == name.Unit || header.Unit == unit ? (confidence, reason)
            : unit is null ? (Confidence.UnitUnknown, $"{reason}, but in {header.Unit}, of which the field says nothing")
            : null;
    }

    /// <summary>Only of the field's own name: that the memory percent is one does not make memory another name of it.</summary>
    private static (double Confidence, string Reason)? WithoutUnit(HeaderWords header, HeaderWords name) => header.Unit is null && name.Unit is not null && header.Joined == name.Joined
        ? (Confidence.UnitUnknown, $"the same words, but it does not say whether it is in {name.Unit}")
        : null;

    private static (double Confidence, string Reason)? Better((double Confidence, string Reason)? best, (double Confidence, string Reason)? other) =>
        best is null || other?.Confidence > best.Value.Confidence ? other ?? best : best;

    private static (double Confidence, string Reason) Near(HeaderWords header, HeaderWords name)
    {
        if (header.Unit is not null && name.Unit is not null && header.Unit != name.Unit)
        {
            return (0, "");
        }

        string[] left = [.. header.Words.Select(WordForms.Stem)];
        string[] right = [.. name.Words.Select(WordForms.Stem)];
        var (confidence, reason) =
            left.AsSpan().SequenceEqual(right) ? (Confidence.NearWords, "the same words, one of them as a plural")
            : left.Order(StringComparer.Ordinal).SequenceEqual(right.Order(StringComparer.Ordinal)) ? (Confidence.OtherOrder, "the same words in another order")
            : left.Length == right.Length && Typos.Likeness(left, right) is var likeness and > 0 ? (likeness, "nearly the same letters")
            : Common(left, right);
        return (header.Unit == name.Unit ? confidence : confidence * Confidence.High, reason);
    }

    /// <summary>One word in common says nothing: a version is not the version of an operating system.</summary>
    private static (double Confidence, string Reason) Common(string[] left, string[] right)
    {
        var common = left.Intersect(right, StringComparer.Ordinal).ToList();
        return common.Count < 2 ? (0, "")
            : common.Count == Math.Min(left.Length, right.Length) ? (Confidence.MoreWords, $"both have the words {string.Join(' ', common)}")
            : (Confidence.Medium * 2 * common.Count / (left.Length + right.Length), $"both have the words {string.Join(' ', common)}, and each has others");
    }
}
