namespace Inhaul.Stores.Tests.Processors;

/// <summary>A row whose processor waits at a gate.</summary>
public sealed record Visit(long Id);
