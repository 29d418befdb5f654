namespace Inhaul.Review;

/// <summary>A finding that a person has answered in the code.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">Why it is not one.</param>
internal sealed record SuppressedFinding(Finding Finding, string Reason);
