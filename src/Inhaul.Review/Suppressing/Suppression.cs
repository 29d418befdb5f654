namespace Inhaul.Review.Suppressing;

/// <summary>A comment that answers findings: <c># inhaul: ignore F1 because …</c>.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Rules">The rules whose findings it answers.</param>
/// <param name="Reason">Why they are none.</param>
internal sealed record Suppression(int Line, IReadOnlyList<string> Rules, string Reason);
