namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>with blocks: buffers, several items, context managers of the files, and what they suppress.</summary>
public sealed class WithTests
{
    [Fact]
    public void Several_items() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            with open("rows") as source, DBOpsHelper(db, sub_id) as h:
                h.upsert_bo(source)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Several_items_and_an_aggregation_within() => Assert.Equal("F1:4", PythonCode.Verdict("""
        def run(db, sub_id, row):
            with open("rows") as source, DBOpsHelper(db, sub_id) as h:
                h.upsert_bo(source)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Two_buffers_of_which_the_inner_is_flushed() => Assert.Equal("F1:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            with DBOpsHelper(db, sub_id) as outer:
                with DBOpsHelper(db, sub_id) as inner:
                    outer.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_asynchronous_block() => Assert.Empty(PythonCode.Verdict("""
        async def run(db, sub_id, row):
            async with DBOpsHelper(db, sub_id) as h:
                await h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_asynchronous_block_with_an_aggregation_within() => Assert.Equal("F1:4", PythonCode.Verdict("""
        async def run(db, sub_id, row):
            async with DBOpsHelper(db, sub_id) as h:
                await h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_return_within_the_block_flushes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            with DBOpsHelper(db, sub_id) as h:
                for row in rows:
                    h.upsert_bo(row)
                    if row.is_last:
                        return
        """));

    [Fact]
    public void Suppressed_exceptions_go_on_behind_the_block() => Assert.Equal("P2:6", PythonCode.Verdict("""
        from contextlib import suppress
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            with suppress(ValueError):
                if not rows:
                    raise ValueError("no rows")
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_suppressed_kind_that_is_not_raised() => Assert.Empty(PythonCode.Verdict("""
        from contextlib import suppress
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                with suppress(KeyError):
                    del stats["old"]
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_context_manager_of_the_file_that_completes() => Assert.Empty(PythonCode.Verdict("""
        from contextlib import contextmanager
        @contextmanager
        def tracked(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield scanner_id
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        def run(db, scanner_id, sub_id, stats):
            with tracked(db, scanner_id, sub_id, stats) as running:
                work(db)
        """));

    [Fact]
    public void A_context_manager_of_the_file_without_try() => Assert.Equal("P4:9", PythonCode.Verdict("""
        import contextlib
        @contextlib.contextmanager
        def tracked(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            yield scanner_id
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            with tracked(db, scanner_id, sub_id, stats):
                work(db)
        """));

    [Fact]
    public void A_context_manager_of_the_file_that_flushes() => Assert.Empty(PythonCode.Verdict("""
        from contextlib import contextmanager
        @contextmanager
        def buffered(db, sub_id):
            h = DBOpsHelper(db, sub_id)
            try:
                yield h
            finally:
                h.flush()
        def run(db, sub_id, row):
            with buffered(db, sub_id) as ops:
                ops.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_context_manager_of_the_file_that_does_not_flush() => Assert.Equal("F2:9 F1:10", PythonCode.Verdict("""
        from contextlib import contextmanager
        @contextmanager
        def buffered(db, sub_id):
            h = DBOpsHelper(db, sub_id)
            log.info("made")
            yield h
        def run(db, sub_id, row):
            with buffered(db, sub_id) as ops:
                ops.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_class_of_the_file_whose_exit_completes() => Assert.Empty(PythonCode.Verdict("""
        class Tracked:
            def __init__(self, db, scanner_id, sub_id):
                self.db = db
                self.scanner_id = scanner_id
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            def __enter__(self):
                return self
            def __exit__(self, kind, error, trace):
                if error:
                    complete_data_importer(self.db, self.scanner_id, {}, status="Failed", error=str(error))
                else:
                    complete_data_importer(self.db, self.scanner_id, self.stats, status="Finished")
                return False
        def run(db, scanner_id, sub_id):
            with Tracked(db, scanner_id, sub_id) as running:
                running.stats = work(db)
        """));

    [Fact]
    public void A_class_of_the_file_whose_exit_completes_on_success_only() => Assert.Equal("P4:13", PythonCode.Verdict("""
        class Tracked:
            def __init__(self, db, scanner_id, sub_id):
                self.db = db
                self.scanner_id = scanner_id
            def __enter__(self):
                insert_data_importer(self.db, self.scanner_id, "tenant", scanner_type="assets")
                return self
            def __exit__(self, kind, error, trace):
                if not error:
                    complete_data_importer(self.db, self.scanner_id, self.stats, status="Finished")
        def run(db, scanner_id, sub_id):
            with Tracked(db, scanner_id, sub_id) as running:
                running.stats = work(db)
        """));

    [Fact]
    public void A_buffer_on_an_exit_stack_may_be_flushed_by_it() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        from contextlib import ExitStack
        def run(db, sub_id, row):
            with ExitStack() as stack:
                h = stack.enter_context(DBOpsHelper(db, sub_id))
                h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_that_an_exit_stack_calls() => Assert.Equal("(F1:8)", PythonCode.Verdict("""
        from contextlib import ExitStack
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            with ExitStack() as stack:
                stack.callback(h.flush)
                h.upsert_bo(row)
            log.info("flushed")
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_completion_that_an_exit_stack_calls() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        from contextlib import ExitStack
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            with ExitStack() as stack:
                stack.callback(complete_data_importer, db, scanner_id, stats, status="Finished")
                work(db)
        """));

    [Fact]
    public void A_buffer_that_is_closed_is_not_known_to_be_flushed() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        from contextlib import closing
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            with closing(h):
                h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_class_of_the_file_whose_exit_ends_the_exception() => Assert.Equal("G1:11", PythonCode.Verdict("""
        class Tracked:
            def __enter__(self):
                insert_data_importer(self.db, self.sid, "tenant", scanner_type="assets")
            def __exit__(self, kind, error, trace):
                if error:
                    complete_data_importer(self.db, self.sid, {}, status="Failed", error=str(error))
                else:
                    complete_data_importer(self.db, self.sid, self.stats, status="Finished")
                return True
        def run(db):
            with Tracked() as running:
                work(db)
        """));

    [Fact]
    public void A_class_of_the_file_whose_exit_ends_the_exception_and_completes_nothing_on_failure() => Assert.Equal("P4:10", PythonCode.Verdict("""
        class Tracked:
            def __enter__(self):
                insert_data_importer(self.db, self.sid, "tenant", scanner_type="assets")
            def __exit__(self, kind, error, trace):
                if not error:
                    complete_data_importer(self.db, self.sid, self.stats, status="Finished")
                return True
        def run(db):
            with Tracked() as running:
                work(db)
        """));
}
