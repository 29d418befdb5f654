using Inhaul.Mapping;

namespace Inhaul.Postgres;

/// <summary>Looks up whether the values of a chunk exist in a table, all in one statement.</summary>
internal static class PostgresReferences
{
    /// <summary>The positions of the values that a column does not have.</summary>
    public static async Task<IReadOnlyList<int>> FindMissingAsync(
        PostgresTurn turn, FieldReference reference, ColumnType type, RowBatch values, CancellationToken cancellationToken)
    {
        // Texts are compared as texts whatever kind of text the column holds; that of varchar is still found by its index.
        var column = $"t.{PostgresName.Quote(reference.Column)}{(type == ColumnType.Text ? "::text" : "")}";
        var texts = new string[values.Count];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = CellText.Whole(values, values[row][0])!;
        }

        return await turn.QueryAsync(
            $"""
            SELECT (v.place - 1)::integer FROM unnest(@values::text[]::{PostgresTypes.Declared(type)}[]) WITH ORDINALITY AS v (value, place)
            WHERE NOT EXISTS (SELECT FROM {PostgresName.QuoteTable(reference.Table)} AS t WHERE {column} = v.value)
            ORDER BY v.place
            """,
            row => row.GetInt32(0), cancellationToken, ("@values", texts));
    }
}
