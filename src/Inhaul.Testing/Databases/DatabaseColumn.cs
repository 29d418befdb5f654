namespace Inhaul.Testing.Databases;

/// <summary>A column of a table that is not the ledger's.</summary>
/// <param name="Table">The table, as people write it.</param>
/// <param name="QuotedTable">The table in SQL.</param>
/// <param name="Name">The column.</param>
/// <param name="Text">Its value as text, in SQL.</param>
/// <param name="IsKey">Whether it is of the primary key.</param>
/// <param name="IsGenerated">Whether the database makes its values up, one after the other.</param>
internal sealed record DatabaseColumn(string Table, string QuotedTable, string Name, string Text, bool IsKey, bool IsGenerated);
