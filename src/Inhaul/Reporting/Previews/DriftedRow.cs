namespace Inhaul.Reporting.Previews;

/// <summary>A row of which something else became than was predicted.</summary>
/// <param name="Row">Its number in the import.</param>
/// <param name="Line">Its line in the source; null when nothing was predicted of it.</param>
/// <param name="Key">Its key for people; empty when it is not known.</param>
/// <param name="Predicted">The predicted outcome; null when nothing was predicted of it.</param>
/// <param name="Happened">Its outcome.</param>
/// <param name="Reason">How that can be.</param>
/// <param name="Values">The columns that hold something else, where the outcome is the same.</param>
internal sealed record DriftedRow(
    long Row, long? Line, string Key, RowOutcome? Predicted, RowOutcome Happened, string Reason, IReadOnlyList<DriftedValue> Values);
