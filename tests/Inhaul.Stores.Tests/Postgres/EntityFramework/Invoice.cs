namespace Inhaul.Stores.Tests.Postgres.EntityFramework;

/// <summary>An entity.</summary>
public sealed class Invoice
{
    public long Id { get; set; }

    public required string Customer { get; set; }

    public decimal Total { get; set; }
}
