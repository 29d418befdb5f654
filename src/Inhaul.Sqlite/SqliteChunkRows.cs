using System.Text.Json;
using Inhaul.Mapping;
using Inhaul.Stores;
using Microsoft.Data.Sqlite;

namespace Inhaul.Sqlite;

/// <summary>Reads chunks, their bytes and the corrections of their rows.</summary>
internal static class SqliteChunkRows
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Columns = $"number, source, first_row, first_line, byte_offset, state, attempts, outcomes, {CountColumns.Names}, deaths, suspect_first, suspect_count, cleaned, attached, worked_ms";

    /// <summary>Reads one chunk.</summary>
    public static ChunkRecord Read(SqliteDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), new ChunkPosition(row.GetInt64(2), row.GetInt64(3)), row.GetInt64(4), row.GetString(5) == "settled",
        row.GetInt32(6), row.GetFieldValue<byte[]>(7), CountColumns.Read(row, 8))
    {
        Deaths = row.GetInt32(17),
        Suspect = row.IsDBNull(18) ? null : new RowRange(row.GetInt64(18), row.GetInt32(19)),
        Cleaned = row.IsDBNull(20) ? null : row.GetString(20),
        Attached = row.IsDBNull(21) ? null : row.GetString(21),
        Worked = TimeSpan.FromMilliseconds(row.GetInt64(22)),
    };

    /// <summary>The bytes of a chunk.</summary>
    public static byte[] ReadRaw(SqliteTurn turn, string tenant, Guid import, int number)
    {
        var rowId = turn.Scalar(
            "SELECT rowid FROM inhaul_chunk_raw WHERE tenant = @tenant AND import_id = @import AND number = @number",
            ("@tenant", tenant), ("@import", import.ToString()), ("@number", number)) as long?
            ?? throw new InvalidDataException($"The ledger has no bytes of chunk {number} of import {import}.");
        using var blob = turn.OpenBlob("inhaul_chunk_raw", "raw", rowId, readOnly: true);
        var raw = new byte[blob.Length];
        blob.ReadExactly(raw);
        return raw;
    }

    /// <summary>Keeps the bytes of a chunk.</summary>
    public static void WriteRaw(SqliteTurn turn, string tenant, Guid import, int number, ReadOnlySpan<byte> raw)
    {
        turn.Execute(
            "INSERT INTO inhaul_chunk_raw VALUES (@tenant, @import, @number, zeroblob(@length))",
            ("@tenant", tenant), ("@import", import.ToString()), ("@number", number), ("@length", raw.Length));
        using var blob = turn.OpenBlob("inhaul_chunk_raw", "raw", (long)turn.Scalar("SELECT last_insert_rowid()")!, readOnly: false);
        blob.Write(raw);
    }

    /// <summary>The last correction of each corrected row of a chunk.</summary>
    public static Dictionary<long, RowPatch> ReadPatches(SqliteTurn turn, string tenant, Guid import, ChunkRecord chunk)
    {
        var patches = turn.Query(
            """SELECT row, "values" FROM inhaul_row_patch WHERE tenant = @tenant AND import_id = @import AND row BETWEEN @first AND @last ORDER BY row, version""",
            row => new RowPatch(row.GetInt64(0), IgnoringCase(JsonSerializer.Deserialize(row.GetString(1), LedgerJson.Words.IReadOnlyDictionaryStringString)!)),
            ("@tenant", tenant), ("@import", import.ToString()),
            ("@first", chunk.Position.FirstRow), ("@last", chunk.Position.FirstRow + chunk.Outcomes.Length - 1));
        var last = new Dictionary<long, RowPatch>();
        foreach (var patch in patches)
        {
            last[patch.Row] = patch;
        }

        return last;
    }

    private static Dictionary<string, string> IgnoringCase(IReadOnlyDictionary<string, string> values) => new(values, StringComparer.OrdinalIgnoreCase);
}
