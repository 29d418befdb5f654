namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Loops: rounds that may not be, break, continue and else.</summary>
public sealed class LoopTests
{
    [Fact]
    public void A_loop_over_a_list_that_is_written_down_has_a_round() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for kind in ["assets", "owners"]:
                log.info(kind)
                last = kind
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void The_else_of_a_for_runs_when_nothing_breaks() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for row in rows:
                if row.is_last:
                    break
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void The_else_of_a_while_runs_when_its_condition_fails() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, left, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            while left:
                left -= 1
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void while_True_ends_by_break_only() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, source, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            while True:
                row = source.get("row")
                if row is None:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    break
        """));

    [Fact]
    public void while_True_that_ends_by_return() => Assert.Equal("P3:5", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, source, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            while True:
                if source.get("stopped"):
                    return
                if source.get("done"):
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    break
        """));

    [Fact]
    public void A_continue_within_a_try_runs_its_finally() => Assert.Empty(PythonCode.Verdict("""
        def run(db, ids, sub_id, stats):
            for scanner_id in ids:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                status = "Failed"
                try:
                    if not stats:
                        continue
                    status = "Finished"
                finally:
                    complete_data_importer(db, scanner_id, stats, status=status, error="no stats")
        """));

    [Fact]
    public void A_break_of_the_inner_loop_stays_in_the_outer() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, pages, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for page in pages:
                for row in page:
                    if row.is_last:
                        break
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_flush_in_every_round_of_the_loop_that_writes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, pages):
            h = DBOpsHelper(db, sub_id)
            for page in pages:
                for row in page:
                    h.upsert_bo(row)
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_continue_that_passes_the_flush_of_its_round_by() => Assert.Equal("F2:4 F1:8", PythonCode.Verdict("""
        def run(db, sub_id, pages):
            h = DBOpsHelper(db, sub_id)
            for page in pages:
                h.upsert_bo(page)
                if page.is_small:
                    continue
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Buffers_that_a_loop_goes_over_are_flushed() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            assets, owners = DBOpsHelper(db, sub_id), DBOpsHelper(db, sub_id)
            assets.upsert_bo(row)
            owners.upsert_bo(row)
            for each in [assets, owners]:
                each.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Buffers_that_a_loop_over_a_variable_goes_over_may_be_flushed() => Assert.Equal("(F1:7)", PythonCode.Verdict("""
        def run(db, sub_id, row):
            assets, owners = DBOpsHelper(db, sub_id), DBOpsHelper(db, sub_id)
            buffers = [assets, owners]
            assets.upsert_bo(row)
            for each in buffers:
                each.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Buffers_that_are_gone_over_with_others_may_be_flushed() => Assert.Equal("(F1:8)", PythonCode.Verdict("""
        def run(db, sub_id, row):
            a = DBOpsHelper(db, sub_id)
            b = DBOpsHelper(db, sub_id)
            a.upsert_bo(row)
            for x, n in zip([a, b], "ab"):
                x.flush()
            log.info("x")
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Buffers_that_are_collected_may_be_flushed() => Assert.Equal("(F1:9)", PythonCode.Verdict("""
        def run(db, tenants, row):
            buffers = []
            for sub_id in tenants:
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
                buffers.append(h)
            for each in buffers:
                each.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_loop_over_a_list_that_leaves_one_buffer_out() => Assert.Equal("F2:4 F1:7", PythonCode.Verdict("""
        def run(db, sub_id, row):
            assets, owners = DBOpsHelper(db, sub_id), DBOpsHelper(db, sub_id)
            owners.flush()
            assets.upsert_bo(row)
            for each in [owners]:
                each.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Each_round_makes_its_own_buffer() => Assert.Equal("F2:4", PythonCode.Verdict("""
        def run(db, tenants, row):
            for sub_id in tenants:
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
        """));

    [Fact]
    public void An_asynchronous_loop() => Assert.Empty(PythonCode.Verdict("""
        async def run(db, scanner_id, sub_id, source, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                async for row in source:
                    stats["records_processed"] += 1
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));
}
