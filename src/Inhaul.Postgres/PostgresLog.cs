using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>Writes the log of imports.</summary>
internal static class PostgresLog
{
    /// <summary>Writes a line.</summary>
    public static Task WriteAsync(PostgresTurn turn, ImportRecord import, NewLogEntry entry, CancellationToken cancellationToken) => turn.ExecuteAsync(
        "INSERT INTO inhaul.log (tenant, import_id, row, level, message, details, at) VALUES (@tenant, @import, @row, @level, @message, @details, clock_timestamp())",
        cancellationToken,
        ("@tenant", import.Tenant), ("@import", import.Id), ("@row", entry.Row), ("@level", entry.Level),
        ("@message", PostgresText.Storable(entry.Message)), ("@details", PostgresText.Storable(entry.Details)));
}
