namespace Inhaul.Stores.Tests.Postgres.EntityFramework;

/// <summary>A row that becomes an invoice.</summary>
public sealed record InvoiceRow(long Id, string Customer, decimal Total);
