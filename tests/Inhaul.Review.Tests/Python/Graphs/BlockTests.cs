namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>with blocks over what is known, partly known and not known.</summary>
public sealed class BlockTests
{
    [Fact]
    public void A_buffer_of_the_object() => Assert.Empty(PythonCode.Verdict("""
        class I:
            def run(self, db, sub_id, row):
                with self.ops as h:
                    h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_a_block_gets_from_code_which_is_not_reviewed() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            with open_ops(db) as h:
                h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_aggregation_within_such_a_block() => Assert.Equal("F1:4", PythonCode.Verdict("""
        def run(db, sub_id, row):
            with open_ops(db) as h:
                h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_a_function_of_the_file_makes_for_the_block() => Assert.Empty(PythonCode.Verdict("""
        def open_ops(db, sub_id):
            return DBOpsHelper(db, sub_id)
        def run(db, sub_id, row):
            with open_ops(db, sub_id) as h:
                h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_its_class_makes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            with DBOpsHelper.open(db, sub_id) as h:
                h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_comes_from_elsewhere() => Assert.Equal("F1:3", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = db.get_ops(sub_id); h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_block_of_something_else_does_not_flush() => Assert.Equal("F1:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            with db.transaction():
                h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
            h.flush()
        """));

    [Fact]
    public void A_block_that_is_given_the_buffer_may_flush_it() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            with flushing(h):
                h.upsert_bo(row)
            log.info("x")
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_block_that_is_given_the_id_may_complete_the_import() => Assert.Equal("(P1:2)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            with tracking(scanner_id):
                work(db)
        """));

    [Fact]
    public void A_generator_that_yields_within_a_block() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, sub_id, source):
            with DBOpsHelper(db, sub_id) as h:
                for row in source:
                    h.upsert_bo(row)
                    yield row
        """));

    [Fact]
    public void A_generator_that_flushes_in_finally() => Assert.Empty(PythonCode.Verdict("""
        def rows(h, source):
            try:
                for row in source:
                    h.upsert_bo(row)
                    yield row
            finally:
                h.flush()
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            for row in rows(h, source):
                log.info(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_completion_that_may_fail_quietly() => Assert.Empty(PythonCode.Verdict("""
        from contextlib import suppress
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            with suppress(Exception):
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
