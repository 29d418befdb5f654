using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Inhaul.Stores.Tests.Postgres.EntityFramework;

/// <summary>A context on a connection that is open.</summary>
public sealed class ShopContext(DbConnection connection) : DbContext
{
    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql(connection);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Invoice>(invoice =>
    {
        invoice.ToTable("invoice");
        invoice.Property(i => i.Id).HasColumnName("id").ValueGeneratedNever();
        invoice.Property(i => i.Customer).HasColumnName("customer");
        invoice.Property(i => i.Total).HasColumnName("total");
    });
}
