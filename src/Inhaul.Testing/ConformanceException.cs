namespace Inhaul.Testing;

/// <summary>A processor does not keep what the engine promises.</summary>
/// <param name="report">What was found.</param>
public sealed class ConformanceException(ConformanceReport report) : Exception($"{report}")
{
    /// <summary>What was found.</summary>
    public ConformanceReport Report => report;
}
