using Inhaul.Mapping;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>Definitions of table imports for tests.</summary>
internal static class SampleTable
{
    /// <summary>People with a number as their key and a name.</summary>
    public static ImportDefinition People { get; } = Of("people", ["id"], ("id", ColumnType.Integer), ("name", ColumnType.Text));

    /// <summary>A table with a key and columns of the same names as in the source.</summary>
    public static ImportDefinition Of(string table, string[] key, params (string Name, ColumnType Type)[] columns) => new(
        table, [.. columns.Select(column => new FieldDefinition(column.Name, column.Name, column.Type, null))], key, ConflictPolicy.Update, DuplicatePolicy.Last);

    /// <summary>The same with another conflict policy.</summary>
    public static ImportDefinition On(this ImportDefinition definition, string conflict) => definition with { Conflict = ConflictPolicy.Parse(conflict) };

    /// <summary>Rows of a definition from text, read as the engine reads it; null and empty are no value.</summary>
    public static RowBatch Rows(this ImportDefinition definition, params string?[][] rows)
    {
        var batch = new RowBatch(definition.Fields.Count);
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = new Cell[definition.Fields.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                var text = System.Text.Encoding.UTF8.GetBytes(rows[row][i] ?? "");
                Assert.True(ValueReader.TryRead(definition.Fields[i], text, batch, out cells[i]), $"'{rows[row][i]}' is no {definition.Fields[i].Type}");
            }

            cells.CopyTo(batch.Add(row));
        }

        return batch;
    }
}
