using System.Buffers;
using System.Text;
using System.Text.Json;
using Inhaul.Mapping;

namespace Inhaul.Sqlite;

/// <summary>Looks up whether the values of a chunk exist in a table, all in one statement.</summary>
internal static class SqliteReferences
{
    /// <summary>The positions of the values that a column does not have.</summary>
    public static IReadOnlyList<int> FindMissing(SqliteTurn turn, FieldReference reference, RowBatch values) => turn.Query(
        $"""
        SELECT v.key FROM json_each(@values) AS v
        WHERE NOT EXISTS (SELECT 1 FROM {SqliteName.Quote(reference.Table)} AS t WHERE t.{SqliteName.Quote(reference.Column)} = v.value)
        ORDER BY v.key
        """,
        row => row.GetInt32(0), ("@values", Json(values)));

    /// <summary>The values as an array, each as the table writer would bind it.</summary>
    private static string Json(RowBatch values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var row = 0; row < values.Count; row++)
            {
                Write(writer, values, values[row][0]);
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
