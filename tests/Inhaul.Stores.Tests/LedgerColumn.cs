namespace Inhaul.Stores.Tests;

/// <summary>A column of the ledger, as a database describes it.</summary>
/// <param name="Table">The table or view, without schema or prefix.</param>
/// <param name="Name">The column.</param>
/// <param name="IsRequired">Whether it always has a value.</param>
/// <param name="KeyPart">Its place in the primary key from 1; 0 when it is not part of it.</param>
internal sealed record LedgerColumn(string Table, string Name, bool IsRequired, int KeyPart);
