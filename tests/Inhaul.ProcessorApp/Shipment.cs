namespace Inhaul.ProcessorApp;

/// <summary>A shipment to a region; one that weighs nothing is wrong, one that is too heavy makes the processor throw.</summary>
public sealed record Shipment(long Id, string Region, int Weight);
