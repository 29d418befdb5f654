namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>A mistake with its correction.</summary>
/// <param name="Name">What the code is like.</param>
/// <param name="Rule">The rule that fires.</param>
/// <param name="Code">The code.</param>
/// <param name="Corrected">What a report shows as corrected code.</param>
internal sealed record CorrectionExample(string Name, string Rule, string Code, string Corrected)
{
    /// <summary>Examples of every rule.</summary>
    public static IReadOnlyList<CorrectionExample> All { get; } = [.. PairingExamples.All, .. StructureExamples.All, .. FlushExamples.All, .. TrackingExamples.All];
}
