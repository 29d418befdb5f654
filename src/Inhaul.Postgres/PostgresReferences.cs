using Inhaul.Mapping;

namespace Inhaul.Postgres;

/// <summary>Looks up whether the values of a chunk exist in a table, all in one statement.</summary>
internal static class PostgresReferences
{
    /// <summary>The positions of the values that no row of a table has.</summary>
    public static async Task<IReadOnlyList<int>> FindMissingAsync(
        PostgresTurn turn, FieldReference reference, IReadOnlyList<ColumnType> types, RowBatch values, CancellationToken cancellationToken)
    {
        var arrays = string.Join(", ", types.Select((type, i) => $"@values{i}::text[]::{PostgresTypes.Declared(type)}[]"));
        var names = string.Join(", ", types.Select((_, i) => $"value{i}"));
        var conditions = string.Join(" AND ", reference.Columns.Select((column, i) => $"{Comparable(column, types[i])} = v.value{i}"));
        return await turn.QueryAsync(
            $"""
            SELECT (v.place - 1)::integer FROM unnest({arrays}) WITH ORDINALITY AS v ({names}, place)
            WHERE NOT EXISTS (SELECT FROM {PostgresName.QuoteTable(reference.Table)} AS t WHERE {conditions})
            ORDER BY v.place
            """,
            row => row.GetInt32(0), cancellationToken, [.. types.Select((_, i) => ($"@values{i}", (object?)Texts(values, i)))]);
    }

    /// <summary>Texts are compared as texts whatever kind of text the column holds; that of varchar is still found by its index.</summary>
    private static string Comparable(string column, ColumnType type) => $"t.{PostgresName.Quote(column)}{(type == ColumnType.Text ? "::text" : "")}";

    private static string[] Texts(RowBatch values, int column)
    {
        var texts = new string[values.Count];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = CellText.Whole(values, values[row][column])!;
        }

        return texts;
    }
}
