using Inhaul.Testing.Comparing;

namespace Inhaul.Testing.Checks;

/// <summary>A run of a check.</summary>
/// <param name="How">How it differed from the first run.</param>
/// <param name="Findings">What came of that; nothing when all is well.</param>
internal sealed record CheckRun(string How, IReadOnlyList<Finding> Findings);
