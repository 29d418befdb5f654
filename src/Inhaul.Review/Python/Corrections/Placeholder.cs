using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Names in capitals for what only a person can tell. A comment says so, and Python does, should they be forgotten: such a name is not defined.</summary>
internal static class Placeholder
{
    /// <summary>The placeholder for a name.</summary>
    public static string Of(string name) => name.ToUpperInvariant();

    /// <summary>Puts a comment in front of a call that has placeholders.</summary>
    public static bool TryExplain(CorrectedCode code, CorrectionSite site, PythonNode call, IReadOnlyList<string> placeholders) => placeholders.Count == 0
        || StatementPlace.Find(site.Scope, call) is { } place && code.IndentOf(place.Statement) is not null && code.InsertBefore(place.Statement, $"# Give {string.Join(" and ", placeholders.Distinct())}, which this code does not know.");
}
