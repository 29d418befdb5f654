using System.Globalization;

namespace Inhaul.Testing.Tests;

/// <summary>Orders as CSV, and the tables that processors of orders write to.</summary>
internal static class Orders
{
    /// <summary>The tables, in SQL that every database understands.</summary>
    public const string Tables = """
        CREATE TABLE order_line (id bigint PRIMARY KEY, customer text NOT NULL, amount numeric NOT NULL);
        CREATE TABLE order_sum (orders bigint NOT NULL);
        CREATE TABLE customer_sum (customer text PRIMARY KEY, orders bigint NOT NULL);
        CREATE TABLE note (id bigint NOT NULL, customer text NOT NULL, amount numeric NOT NULL);
        CREATE TABLE stamped (id bigint PRIMARY KEY, stamp text NOT NULL);
        CREATE TABLE running (id bigint PRIMARY KEY, total bigint NOT NULL);
        CREATE TABLE seen (id bigint NOT NULL);
        """;

    private static readonly string[] Customers = ["ann", "bob", "cy"];

    /// <summary>Rows with everything that can become of one.</summary>
    public static string Mixed { get; } =
        Of(10) + "7,dora,70\n7,emil,71\n11,test,1\n12,ann,-1\n13,nobody,5\n14,bob,much\n";

    /// <summary>A number of good rows.</summary>
    public static string Of(int rows) =>
        "id,customer,amount\n" + string.Concat(Enumerable.Range(1, rows).Select(id => string.Create(CultureInfo.InvariantCulture, $"{id},{Customers[id % 3]},{id * 10}\n")));
}
