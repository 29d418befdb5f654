namespace Inhaul.Stores.Tests.Processors;

/// <summary>An order; its note says what the processor is to do with it.</summary>
public sealed record Order(long Id, int Amount, string? Note);
