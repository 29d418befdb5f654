using System.Buffers;
using System.Text;
using System.Text.Json;
using Inhaul.Mapping;

namespace Inhaul.Sqlite;

/// <summary>Looks up whether the values of a chunk exist in a table, all in one statement.</summary>
internal static class SqliteReferences
{
    /// <summary>The positions of the values that no row of a table has.</summary>
    public static IReadOnlyList<int> FindMissing(SqliteTurn turn, FieldReference reference, RowBatch values) => turn.Query(
        $"""
        SELECT v.key FROM json_each(@values) AS v
        WHERE NOT EXISTS (SELECT 1 FROM {SqliteName.Quote(reference.Table)} AS t WHERE {string.Join(" AND ", reference.Columns.Select(Condition))})
        ORDER BY v.key
        """,
        row => row.GetInt32(0), ("@values", Json(values)));

    private static string Condition(string column, int place) => $"t.{SqliteName.Quote(column)} = json_extract(v.value, '$[{place}]')";

    /// <summary>The values as arrays, each as the table writer would bind it.</summary>
    private static string Json(RowBatch values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var row = 0; row < values.Count; row++)
            {
                writer.WriteStartArray();
                foreach (var cell in values[row])
                {
                    Write(writer, values, cell);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, RowBatch values, in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Decimal:
                writer.WriteNumberValue(SqliteDecimal.ToDouble(values.Text(cell)));
                break;
            case CellKind.Double:
                writer.WriteNumberValue(cell.Double);
                break;
            case CellKind.Integer or CellKind.Boolean:
                writer.WriteNumberValue(cell.Bits);
                break;
            default:
                writer.WriteStringValue(CellText.Whole(values, cell));
                break;
        }
    }
}
