namespace Inhaul.ProcessorApp;

/// <summary>A delivery; its note says what the processor is to do.</summary>
public sealed record Delivery(long Id, string? Note);
