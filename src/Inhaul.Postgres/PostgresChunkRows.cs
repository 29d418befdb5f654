using System.Text.Json;
using Inhaul.Mapping;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Reads chunks, their bytes and the corrections of their rows.</summary>
internal static class PostgresChunkRows
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Columns = $"number, source, first_row, first_line, byte_offset, state, attempts, outcomes, {CountColumns.Names}, deaths, suspect_first, suspect_count, cleaned, attached, worked_ms";

    /// <summary>The statement for the last correction of each corrected row of an import from one row to another, both given as expressions.</summary>
    public static string Patches(string first, string last) => $"""
        SELECT DISTINCT ON (p.row) p.row, p."values" FROM inhaul.row_patch p
        WHERE p.tenant = @tenant AND p.import_id = @import AND p.row BETWEEN {first} AND {last} ORDER BY p.row, p.version DESC
        """;

    /// <summary>Reads one chunk.</summary>
    public static ChunkRecord Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), new ChunkPosition(row.GetInt64(2), row.GetInt64(3)), row.GetInt64(4), row.GetString(5) == "settled",
        row.GetInt32(6), row.GetFieldValue<byte[]>(7), CountColumns.Read(row, 8))
    {
        Deaths = row.GetInt32(17),
        Suspect = row.IsDBNull(18) ? null : new RowRange(row.GetInt64(18), row.GetInt32(19)),
        Cleaned = row.IsDBNull(20) ? null : row.GetString(20),
        Attached = row.IsDBNull(21) ? null : row.GetString(21),
        Worked = TimeSpan.FromMilliseconds(row.GetInt64(22)),
    };

    /// <summary>The bytes of a chunk that a column of a query holds.</summary>
    /// <exception cref="InvalidDataException">It holds none.</exception>
    public static byte[] Raw(object? column, Guid import, int number) =>
        column as byte[] ?? throw new InvalidDataException($"The ledger has no bytes of chunk {number} of import {import}.");

    /// <summary>A correction as it is kept.</summary>
    public static RowPatch Patch(long row, string values) => new(
        row, new Dictionary<string, string>(JsonSerializer.Deserialize(values, LedgerJson.Words.IReadOnlyDictionaryStringString)!, StringComparer.OrdinalIgnoreCase));
}
