namespace Inhaul.Stores.Tests.Processors;

/// <summary>A note on an order; the table takes those that are not called forbidden.</summary>
public sealed record OrderNote(long OrderId, string Note);
