namespace Inhaul.Stores.Tests.Processors;

/// <summary>A line of an order; the table takes amounts under 1,000.</summary>
public sealed record OrderLine(long Id, int Amount);
