using System.Globalization;

namespace Inhaul.Reporting;

/// <summary>The lines of a debug log: one for each row, and around those of a chunk what lets the next run know that they are there.</summary>
internal static class DebugLogLine
{
    private const int LongestText = 2000;

    /// <summary>What became of a row.</summary>
    public static string Of(DateTimeOffset at, RowStatus row)
    {
        var place = row.File is null ? $"{ShownValue.Of(row.Source, LongestText)} line {row.Line}" : ShownValue.Of(row.File, LongestText);
        var key = row.Key.Count == 0 ? "" : $" ({string.Join(", ", row.Key.Select(part => $"{part.Key} {ShownValue.Of(part.Value)}"))})";
        var reasons = row.Errors.Count == 0 ? "" : $": {ShownValue.Of(RefusedRows.Reasons(row.Errors), LongestText)}";
        return $"{Time(at)} {Word.Of(row.Outcome),-9} row {row.Row}, {place}{key}{reasons}";
    }

    /// <summary>The head of what a run tells of an import.</summary>
    public static string Head(DateTimeOffset at, Guid import, string what) => $"# {Time(at)} import {import} {what}";

    /// <summary>The end of the rows of a chunk.</summary>
    public static string End(DateTimeOffset at, Guid import, int chunk, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"# {Time(at)} import {import} chunk {chunk} is told as of attempt {attempt}");

    /// <summary>Whether a file with this first line is a debug log.</summary>
    public static bool IsHead(string line) => line.Split(' ') is ["#", _, "import", ..];

    /// <summary>Reads the end of a chunk's rows; null when a line is none.</summary>
    public static (Guid Import, int Chunk, int Attempt)? ReadEnd(string line) =>
        line.StartsWith('#')
            && line.Split(' ') is ["#", _, "import", var id, "chunk", var number, "is", "told", "as", "of", "attempt", var tries]
            && Guid.TryParse(id, out var import)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var chunk)
            && int.TryParse(tries, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? (import, chunk, attempt)
            : null;

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
