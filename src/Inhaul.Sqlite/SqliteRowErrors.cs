using Inhaul.Mapping;

namespace Inhaul.Sqlite;

/// <summary>Writes the errors of refused rows; the row's text is kept with the first of them.</summary>
internal static class SqliteRowErrors
{
    public static void Insert(SqliteTurn turn, string tenant, Guid import, int attempt, IReadOnlyList<RefusedRow> refused)
    {
        foreach (var row in refused)
        {
            for (var i = 0; i < row.Errors.Count; i++)
            {
                var error = row.Errors[i];
                turn.Execute(
                    "INSERT INTO inhaul_row_error VALUES (@tenant, @import, @row, @attempt, @position, @line, @column, @code, @message, @value, @severity, @raw, 0)",
                    ("@tenant", tenant), ("@import", import.ToString()), ("@row", error.Row), ("@attempt", attempt), ("@position", i), ("@line", row.Line),
                    ("@column", error.Column), ("@code", error.Code), ("@message", error.Message), ("@value", error.Value),
                    ("@severity", Word.Of(error.Severity)), ("@raw", i == 0 ? row.Raw : null));
            }
        }
    }
}
