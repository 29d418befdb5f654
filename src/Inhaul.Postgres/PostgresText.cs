namespace Inhaul.Postgres;

/// <summary>Text from files and messages on its way into the ledger, which cannot hold every character there is.</summary>
internal static class PostgresText
{
    /// <summary>
    /// The text with NUL, the one character PostgreSQL has no room for, replaced by its picture. The row itself is kept as
    /// bytes, so that nothing is lost by it.
    /// </summary>
    public static string? Storable(string? text) => text?.Replace('\0', '\u2400');
}
