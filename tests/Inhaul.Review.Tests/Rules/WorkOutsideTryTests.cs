namespace Inhaul.Review.Tests.Rules;

/// <summary>P4: a completion follows, but what can raise stands in front of it outside any try.</summary>
public sealed class WorkOutsideTryTests
{
    [Fact]
    public void A_call_before_the_try() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            rows = fetch(db)
            try:
                stats = work(rows)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void No_try_at_all() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            stats = work(db)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Only_the_first_of_several_calls_is_named() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            rows = fetch(db)
            stats = work(rows)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_call_after_the_try() => Assert.Equal("P4:9", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            log.info("published")
            publish(stats)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_call_in_a_with_block() => Assert.Equal("P4:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, lock):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            with lock:
                work(db)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void What_a_loop_goes_over() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for row in fetch(db):
                stats["records_processed"] += 1
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_condition_that_calls() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if has_rows(db):
                log.info("rows")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void An_argument_of_the_completion() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, count(db), status="Finished")
        """));

    [Fact]
    public void An_assertion() => Assert.Equal("P2:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            assert rows
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void An_awaited_call() => Assert.Equal("P4:3", PythonCode.Verdict("""
        async def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            stats = await work(db)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_call_before_the_begin() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            stats = work(db)
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_call_after_the_completion() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
            publish(stats)
        """));

    [Fact]
    public void Logging_between() => Assert.Empty(PythonCode.Verdict("""
        import logging
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            logging.info("begun %s", scanner_id)
            logging.getLogger(__name__).debug("begun")
            print("begun", len(stats))
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Assignments_between() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            first, last = rows[0], rows[-1]
            total = first.size + last.size
            stats["records_processed"] = total
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Begun_within_the_try() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            try:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                rows = fetch(db)
                stats = work(rows)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));
}
