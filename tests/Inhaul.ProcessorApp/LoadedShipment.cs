namespace Inhaul.ProcessorApp;

/// <summary>A row of the table of shipments.</summary>
public sealed record LoadedShipment(long Id, long RegionId, int Weight);
