namespace Inhaul.Review;

/// <summary>A path through a function, as evidence.</summary>
/// <param name="Name">Which one: <c>Success path</c> or <c>Error path</c>.</param>
/// <param name="Steps">Its steps, in order, from the event in question to the exit.</param>
/// <param name="Missing">What it lacks, such as <c>complete_data_importer</c>; null when it lacks nothing.</param>
internal sealed record CodePath(string Name, IReadOnlyList<PathStep> Steps, string? Missing);
