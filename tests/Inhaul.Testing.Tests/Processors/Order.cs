namespace Inhaul.Testing.Tests.Processors;

/// <summary>A row of all processors here.</summary>
public sealed record Order(long Id, string Customer, decimal Amount);
