namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Generators: what runs when, by loops, yield from and list.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void A_loop_over_a_generator_of_the_file_runs_its_body_at_the_yield() => Assert.Empty(PythonCode.Verdict("""
        def parts(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield 1
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        def run(db, scanner_id, sub_id, stats):
            for part in parts(db, scanner_id, sub_id, stats):
                log.info(part)
        """));

    [Fact]
    public void A_generator_that_nobody_runs_begins_nothing() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, h):
            h.upsert_bo(db)
            yield h
        def run(db, sub_id):
            h = DBOpsHelper(db, sub_id)
            rows(db, h)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_generator_that_writes_and_a_caller_that_flushes() => Assert.Empty(PythonCode.Verdict("""
        def write(h, rows):
            for row in rows:
                h.upsert_bo(row)
                yield row
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in write(h, rows):
                log.info(row)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_generator_that_writes_and_a_caller_that_does_not_flush() => Assert.Equal("F2:3 F1:9", PythonCode.Verdict("""
        def write(h, rows):
            for row in rows:
                h.upsert_bo(row)
                yield row
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in write(h, rows):
                log.info(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void list_runs_a_generator_to_its_end() => Assert.Equal("F2:2 F1:6", PythonCode.Verdict("""
        def write(h, row):
            h.upsert_bo(row)
            yield row
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            list(write(h, row)); mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void yield_from_runs_the_inner_generator() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def inner(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            yield 1
        def run(db, scanner_id, sub_id):
            yield from inner(db, scanner_id, sub_id)
        """));

    [Fact]
    public void yield_from_an_inner_generator_that_completes() => Assert.Empty(PythonCode.Verdict("""
        def inner(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            yield 1
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            yield from inner(db, scanner_id, sub_id, stats)
        """));

    [Fact]
    public void That_a_generator_is_left_early_is_no_exit() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for at in range(3):
                yield at
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_generator_whose_caller_breaks() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for at in range(3):
                yield at
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            for at in rows(db, scanner_id, sub_id, stats):
                if at:
                    break
        """));

    [Fact]
    public void A_generator_that_returns_early() => Assert.Equal("P3:4", PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if not stats:
                return
            yield stats
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_generator_that_completes_in_finally() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        """));

    [Fact]
    public void What_is_sent_to_a_generator() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            stats = yield scanner_id
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void An_asynchronous_generator() => Assert.Empty(PythonCode.Verdict("""
        async def rows(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        async def run(db, scanner_id, sub_id, stats):
            async for row in rows(db, scanner_id, sub_id, stats):
                log.info(row)
        """));

    [Fact]
    public void A_comprehension_runs_a_generator() => Assert.Equal("F2:2 F1:6", PythonCode.Verdict("""
        def write(h, rows):
            h.upsert_bo(rows)
            yield rows
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            done = [row for row in write(h, rows)]; mark_for_aggregation(db, sub_id)
        """));
}
