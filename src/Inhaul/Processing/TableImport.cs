namespace Inhaul;

/// <summary>The definition of an import that fills a table, written by a <see cref="TableProcessor{T}"/>.</summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class TableImport<T> : ImportShape<T, TableImport<T>>
    where T : notnull
{
    internal TableImport()
    {
    }

    internal string? Table { get; private set; }

    internal ConflictPolicy ConflictPolicy { get; private set; } = ConflictPolicy.Update;

    /// <summary>Names the table to fill; it is created when there is none. By default it is called like the import type.</summary>
    /// <param name="table">The table, in a schema if you like: <c>sales.orders</c>.</param>
    public TableImport<T> Into(string table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        Table = table;
        return this;
    }

    /// <summary>Decides what happens to a row whose key the table holds. By default the table's row is updated.</summary>
    /// <param name="policy">The policy.</param>
    public TableImport<T> OnConflict(ConflictPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ConflictPolicy = policy;
        return this;
    }
}
