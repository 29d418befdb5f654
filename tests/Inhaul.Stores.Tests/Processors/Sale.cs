namespace Inhaul.Stores.Tests.Processors;

/// <summary>A row for <see cref="SaleProcessor"/>.</summary>
public sealed record Sale(long Id, string Shop, long Amount);
