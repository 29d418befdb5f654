using System.Text.Json;

namespace Inhaul.Review.Reporting;

/// <summary>The one spelling of severities and patterns in reports, configuration and the command line: snake case of their names.</summary>
internal static class ReviewWord
{
    /// <summary>All severities, from the least to the worst.</summary>
    public static IReadOnlyList<string> Severities { get; } = [.. Enum.GetValues<ReviewSeverity>().Select(Of)];

    /// <summary>The word of a value: <see cref="ViolatedPattern.FlushOrder"/> is <c>flush_order</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The severity of a word; null when there is none.</summary>
    public static ReviewSeverity? SeverityOf(string word) => Severities.Contains(word, StringComparer.Ordinal) ? Enum.Parse<ReviewSeverity>(word, ignoreCase: true) : null;
}
