namespace Inhaul.Reporting.Previews;

/// <summary>What becomes of one row, as a dry run tells it.</summary>
/// <param name="Row">Its number in the import.</param>
/// <param name="Line">Its line in the source.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Key">Its key, by target column; null when it has none that can be read.</param>
/// <param name="Reason">Why it is not written; null when it is.</param>
/// <param name="Changes">The fields that change; of an inserted row all of them.</param>
internal sealed record PreviewedRow(
    long Row, long Line, RowOutcome Outcome, IReadOnlyList<KeyValuePair<string, string?>>? Key, string? Reason, IReadOnlyList<PreviewedChange> Changes)
{
    /// <summary>The key for people: <c>id=7</c>; empty when there is none.</summary>
    public string KeyText => Key is null ? "" : string.Join(", ", Key.Select(part => $"{part.Key}={part.Value}"));
}
