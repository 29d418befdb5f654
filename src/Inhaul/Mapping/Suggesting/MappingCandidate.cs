using System.Globalization;

namespace Inhaul.Mapping.Suggesting;

/// <summary>A column that may feed a field, how sure that is, and why.</summary>
/// <param name="Column">The column of the source.</param>
/// <param name="Field">The field.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Tier">By what it was found.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record MappingCandidate(string Column, string Field, double Confidence, MappingTier Tier, string Reason)
{
    /// <summary>Why and how sure, for people: <c>0.95, 'ram' is another name of it</c>.</summary>
    public string Grounds => string.Create(CultureInfo.InvariantCulture, $"{Confidence:0.00}, {Reason}");
}
