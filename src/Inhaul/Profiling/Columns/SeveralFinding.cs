namespace Inhaul.Profiling.Columns;

/// <summary>Cells that hold several values each.</summary>
/// <param name="Separator">What stands between the values, or <c>JSON array</c>.</param>
/// <param name="Cells">How many cells hold more than one, or an array.</param>
/// <param name="Share">That as a share of the filled ones, from 0 to 1.</param>
/// <param name="Average">How many values such a cell holds on average.</param>
/// <param name="Most">The most values in one cell.</param>
/// <param name="FirstLine">The line of the first such cell.</param>
internal sealed record SeveralFinding(string Separator, long Cells, double Share, double Average, int Most, long FirstLine);
