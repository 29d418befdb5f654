namespace Inhaul.Testing.Runs;

/// <summary>A processor that is checked.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Type">Its import type.</param>
/// <param name="Configure">Adds it to an application, with what it needs.</param>
internal sealed record CheckedProcessor(string Name, string Type, Action<InhaulBuilder> Configure);
