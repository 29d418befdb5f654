using System.Globalization;

namespace Inhaul.EndToEnd.Tests.Outside;

/// <summary>The conservation law, checked by SQL on whatever a process left behind.</summary>
internal static class Conservation
{
    private static readonly string[] Outcomes =
        ["pending", "inserted", "updated", "unchanged", "stale", "duplicate", "skipped", "rejected", "failed"];

    /// <summary>Fails the test unless every row that was read has its place, and the table holds what the ledger says was inserted.</summary>
    /// <param name="store">The store.</param>
    /// <param name="table">The target table; it may not be there yet.</param>
    /// <param name="rowsBefore">How many rows it had before the import.</param>
    public static void Check(StoreView store, string table, long rowsBefore = 0)
    {
        Assert.Equal("", store.Damage);
        if (!store.HasTable("inhaul_chunk"))
        {
            return;
        }

        CheckChunks(store);
        CheckImports(store);
        CheckErrors(store);
        var held = store.HasTable(table) ? store.Number($"SELECT count(*) FROM \"{table}\"") : 0;
        Assert.Equal(rowsBefore + store.Number("SELECT coalesce(sum(inserted), 0) FROM inhaul_chunk"), held);
    }

    private static void CheckChunks(StoreView store)
    {
        var lastImport = "";
        var (nextChunk, nextRow) = (1L, 1L);
        foreach (var chunk in store.Rows($"SELECT import_id, number, first_row, row_count, state, outcomes, {string.Join(", ", Outcomes)} FROM inhaul_chunk ORDER BY import_id, number"))
        {
            var parts = chunk.Split('|');
            (nextChunk, nextRow) = parts[0] == lastImport ? (nextChunk, nextRow) : (1, 1);
            lastImport = parts[0];
            var numbers = parts[1..4].Concat(parts[6..]).Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal((nextChunk, nextRow), (numbers[0], numbers[1]));
            (nextChunk, nextRow) = (nextChunk + 1, nextRow + numbers[2]);

            var outcomes = Convert.FromHexString(parts[5]);
            Assert.Equal(numbers[2], outcomes.Length);
            Assert.Equal(Enumerable.Range(0, Outcomes.Length).Select(outcome => (long)outcomes.Count(one => one == outcome)), numbers[3..]);
            Assert.Equal(parts[4] == "settled", !outcomes.Contains((byte)0));
        }
    }

    private static void CheckImports(StoreView store)
    {
        var counts = string.Join(", ", Outcomes.Select(outcome => $"i.{outcome} = (SELECT sum(c.{outcome}) FROM inhaul_chunk c WHERE c.import_id = i.id)"));
        var sums = string.Join(" AND ", Outcomes.Select(outcome => $"i.{outcome} = (SELECT coalesce(sum(c.{outcome}), 0) FROM inhaul_chunk c WHERE c.import_id = i.id)"));
        Assert.Equal("", store.Text(
            $"""
            SELECT i.id, i.state, i.row_total, {counts} FROM inhaul_import i
            WHERE i.state IN ('completed', 'completed_with_errors')
              AND NOT ({sums} AND i.row_total = (SELECT coalesce(sum(c.row_count), 0) FROM inhaul_chunk c WHERE c.import_id = i.id))
            """));
        Assert.Equal("", store.Text(
            "SELECT i.id FROM inhaul_import i WHERE i.row_total < (SELECT coalesce(sum(c.row_count), 0) FROM inhaul_chunk c WHERE c.import_id = i.id)"));
    }

    /// <summary>A refused row says why, and no other row does.</summary>
    private static void CheckErrors(StoreView store)
    {
        var refused =
            from chunk in store.Rows("SELECT import_id, first_row, outcomes FROM inhaul_chunk")
            let parts = chunk.Split('|')
            from row in Convert.FromHexString(parts[2]).Index()
            where (RowOutcome)row.Item is RowOutcome.Rejected or RowOutcome.Failed
            select $"{parts[0]}|{long.Parse(parts[1], CultureInfo.InvariantCulture) + row.Index}";
        var explained = store.Rows("SELECT DISTINCT import_id, row FROM inhaul_row_error WHERE superseded = 0 AND severity = 'error'");
        Assert.Equal(refused.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }
}
