namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>async: what is awaited runs, and what is not may run later.</summary>
public sealed class AsyncTests
{
    [Fact]
    public void Awaited_calls() => Assert.Empty(PythonCode.Verdict("""
        async def run(db, scanner_id, sub_id):
            await insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = await work(db)
                await complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                await complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void An_awaited_helper() => Assert.Empty(PythonCode.Verdict("""
        async def finish(db, scanner_id, stats):
            await complete_data_importer(db, scanner_id, stats, status="Finished")
        async def run(db, scanner_id, sub_id, stats):
            await insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            await finish(db, scanner_id, stats)
        """));

    [Fact]
    public void A_flush_that_is_awaited() => Assert.Empty(PythonCode.Verdict("""
        async def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            async for row in rows:
                await h.upsert_bo(row)
            await h.flush()
            await mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_that_nobody_awaits_of_a_helper() => Assert.Equal("F2:5 F1:7", PythonCode.Verdict("""
        async def save(h):
            await h.flush()
        async def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            await h.upsert_bo(row)
            save(h)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_task_counts_as_run() => Assert.Empty(PythonCode.Verdict("""
        import asyncio
        async def finish(db, scanner_id, stats):
            await complete_data_importer(db, scanner_id, stats, status="Finished")
        async def run(db, scanner_id, sub_id, stats):
            await insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            asyncio.create_task(finish(db, scanner_id, stats))
        """));

    [Fact]
    public void gather_runs_what_it_is_given() => Assert.Empty(PythonCode.Verdict("""
        import asyncio
        async def write(h, row):
            await h.upsert_bo(row)
        async def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            await asyncio.gather(write(h, row), write(h, row))
            await h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void asyncio_run_runs_the_function() => Assert.Empty(PythonCode.Verdict("""
        import asyncio
        async def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            asyncio.run(finish(db, scanner_id, stats))
        """));

    [Fact]
    public void An_asynchronous_block_whose_exit_completes() => Assert.Empty(PythonCode.Verdict("""
        class T:
            async def __aenter__(self):
                await insert_data_importer(self.db, self.sid, "t", "assets")
                return self
            async def __aexit__(self, kind, error, trace):
                if error:
                    await complete_data_importer(self.db, self.sid, {}, status="Failed", error=str(error))
                else:
                    await complete_data_importer(self.db, self.sid, self.stats, status="Finished")
        async def run(db):
            async with T(db) as t:
                await work(db)
        """));

    [Fact]
    public void A_cancelled_import_is_completed() => Assert.Empty(PythonCode.Verdict("""
        import asyncio
        async def run(db, scanner_id, sub_id):
            await insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = await work(db)
                await complete_data_importer(db, scanner_id, stats, status="Finished")
            except asyncio.CancelledError:
                await complete_data_importer(db, scanner_id, {}, status="Failed", error="cancelled")
                raise
            except Exception as e:
                await complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));
}
