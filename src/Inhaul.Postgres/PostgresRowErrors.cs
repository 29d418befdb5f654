using Inhaul.Mapping;

namespace Inhaul.Postgres;

/// <summary>Writes the errors of refused rows, all in one statement; the row's text is kept with the first of them.</summary>
internal static class PostgresRowErrors
{
    public static async Task InsertAsync(
        PostgresTurn turn, string tenant, Guid import, int attempt, IReadOnlyList<RefusedRow> refused, CancellationToken cancellationToken)
    {
        if (refused.Count == 0)
        {
            return;
        }

        await turn.ExecuteAsync(Insert("@attempt"), cancellationToken, [("@tenant", tenant), ("@import", import), ("@attempt", attempt), .. Parameters(refused)]);
    }

    /// <summary>The statement's text, with an expression for the attempt.</summary>
    public static string Insert(string attempt, string source = "", string position = "e.position") => $"""
        INSERT INTO inhaul.row_error
        SELECT @tenant, @import, e.row, {attempt}, {position}, e.line, e."column", e.code, e.message, e.value, e.severity, e.raw, 0
        FROM {source}unnest(@rows, @positions, @lines, @columns, @codes, @messages, @values, @severities, @raws)
             AS e (row, position, line, "column", code, message, value, severity, raw)
        """;

    /// <summary>The parameters of <see cref="Insert"/>: a column of all errors each.</summary>
    public static (string, object?)[] Parameters(IReadOnlyList<RefusedRow> refused)
    {
        var errors = refused.SelectMany(row => row.Errors.Select((error, position) => (row, error, position))).ToList();
        return
        [
            ("@rows", Column(error => error.error.Row)),
            ("@positions", Column(error => error.position)),
            ("@lines", Column(error => error.row.Line)),
            ("@columns", Column(error => PostgresText.Storable(error.error.Column))),
            ("@codes", Column(error => error.error.Code)),
            ("@messages", Column(error => PostgresText.Storable(error.error.Message))),
            ("@values", Column(error => PostgresText.Storable(error.error.Value))),
            ("@severities", Column(error => Word.Of(error.error.Severity))),
            ("@raws", Column(error => error.position == 0 ? PostgresText.Storable(error.row.Raw) : null)),
        ];

        T[] Column<T>(Func<(RefusedRow row, RowError error, int position), T> value) => [.. errors.Select(value)];
    }
}
