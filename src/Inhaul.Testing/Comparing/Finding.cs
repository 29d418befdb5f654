namespace Inhaul.Testing.Comparing;

/// <summary>Something that differs.</summary>
/// <param name="Where">Where.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Actual">What it is.</param>
internal sealed record Finding(string Where, string Expected, string Actual);
