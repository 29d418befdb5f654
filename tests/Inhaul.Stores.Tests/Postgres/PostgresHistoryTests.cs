using System.Globalization;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>A long history of imports that have ended costs nobody anything.</summary>
public sealed class PostgresHistoryTests() : StoreTest(new PostgresUnderTest())
{
    private const int Ended = 10_000;

    [Fact]
    public async Task Neither_the_list_nor_the_search_for_work_reads_all_imports_that_ever_were()
    {
        var open = await Store.ReadyAsync(1);
        await Database.ExecuteAsync(
            $"""
            INSERT INTO inhaul.import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, created_by, created_at, finished_at)
            SELECT tenant, gen_random_uuid(), type, 'cancelled', phase, version, definition_hash, idempotency_key || n, options, sample, row_total, chunk_total, created_by, created_at, created_at
            FROM inhaul.import, generate_series(1, {Ended}) AS n
            """);
        await Database.ExecuteAsync("ANALYZE inhaul.import");
        var before = await ReadAsync("idx_scan");

        Assert.Equal(10, (await Store.ListAsync(SampleImport.Tenant, 10, Cancel)).Count);
        Assert.Equal(open.Id, Assert.Single(await Store.Work.FindWorkAsync(10, Cancel)).Id);
        Assert.Equal(open.Id, Assert.Single(await Store.Work.FindOpenAsync(10, Cancel)).Id);

        // A session tells its numbers when it has been idle for a while.
        for (var deadline = DateTime.UtcNow.AddSeconds(30); await ReadAsync("idx_scan") < before + 3; await Task.Delay(100, Cancel))
        {
            Assert.True(DateTime.UtcNow < deadline, "an index was to be used");
        }

        Assert.InRange(await ReadAsync("seq_tup_read"), 0, Ended / 10);
    }

    private async Task<long> ReadAsync(string number) =>
        long.Parse((await Database.ScalarAsync($"SELECT {number} FROM pg_stat_user_tables WHERE relid = 'inhaul.import'::regclass"))!, CultureInfo.InvariantCulture);
}
