using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Writes the log of imports.</summary>
internal static class SqliteLog
{
    /// <summary>Writes a line.</summary>
    public static void Write(SqliteTurn turn, ImportRecord import, NewLogEntry entry) => turn.Execute(
        $"""
        INSERT INTO inhaul_log (tenant, import_id, number, row, level, message, details, at)
        SELECT @tenant, @import, 1 + coalesce(max(number), 0), @row, @level, @message, @details, {SqliteClock.Now} FROM inhaul_log WHERE tenant = @tenant AND import_id = @import
        """,
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@row", entry.Row), ("@level", entry.Level), ("@message", entry.Message), ("@details", entry.Details));
}
