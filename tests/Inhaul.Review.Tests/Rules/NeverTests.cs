namespace Inhaul.Review.Tests.Rules;

/// <summary>What is left alone on purpose: code that looks like a mistake to a search for words, and is none.</summary>
public sealed class NeverTests
{
    [Fact]
    public void A_completion_in_finally_with_a_status_that_is_worked_out() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            status, error = "Failed", "stopped"
            try:
                work(db)
                status, error = "Finished", None
            finally:
                complete_data_importer(db, scanner_id, stats, status=status, error=error)
        """));

    [Fact]
    public void A_completion_in_finally_that_tells_by_the_exception() => Assert.Empty(PythonCode.Verdict("""
        import sys
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                failed = sys.exc_info()[0] is not None
                complete_data_importer(db, scanner_id, stats, status="Failed" if failed else "Finished", error="stopped")
        """));

    [Fact]
    public void Begun_here_and_completed_by_the_caller() => Assert.Empty(PythonCode.Verdict("""
        def begin(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            return scanner_id
        def run(db, scanner_id, sub_id):
            begin(db, scanner_id, sub_id)
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Begun_by_a_method_and_completed_by_another() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def begin(self, db, sub_id):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
            def end(self, db, stats):
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
            def run(self, db, sub_id, stats):
                self.begin(db, sub_id)
                self.end(db, stats)
        """));

    [Fact]
    public void Begun_two_calls_further_down() => Assert.Empty(PythonCode.Verdict("""
        def insert(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        def begin(db, scanner_id, sub_id):
            insert(db, scanner_id, sub_id)
        def run(db, scanner_id, sub_id, stats):
            begin(db, scanner_id, sub_id)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_function_that_begins_nothing_need_not_complete() => Assert.Empty(PythonCode.Verdict("""
        def process(db, rows):
            for row in rows:
                if not row:
                    return
                work(db, row)
        """));

    [Fact]
    public void A_function_that_only_completes() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, stats, error):
            if error:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=error)
                return
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Empty_stats_of_a_failure() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, None, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void No_stats_of_a_failure() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Ids_of_any_form() => Assert.Empty(PythonCode.Verdict("""
        import uuid
        def numbered(db, sub_id, stats):
            insert_data_importer(db, 17, sub_id, scanner_type="assets")
            complete_data_importer(db, 17, stats, status="Finished")
        def listed(db, sub_id, stats, day):
            insert_data_importer(db, ("assets", day), sub_id, scanner_type="assets")
            complete_data_importer(db, ("assets", day), stats, status="Finished")
        def unique(db, sub_id, stats):
            scanner_id = uuid.uuid4().hex
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def formatted(db, sub_id, stats, day):
            insert_data_importer(db, "assets-%s" % day, sub_id, scanner_type="assets")
            complete_data_importer(db, "assets-%s" % day, stats, status="Finished")
        """));

    [Fact]
    public void A_flush_in_finally() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            try:
                for row in rows:
                    h.upsert_bo(row)
            finally:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_in_finally_and_the_aggregation_by_the_caller() => Assert.Empty(PythonCode.Verdict("""
        def write(db, h, rows):
            try:
                for row in rows:
                    h.upsert_bo(row)
            finally:
                h.flush()
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            write(db, h, rows)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_with_block_whose_exit_flushes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            with DBOpsHelper(db, sub_id) as h:
                for row in rows:
                    h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_with_block_over_a_buffer_that_was_made_before() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            with h:
                for row in rows:
                    h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_is_handed_to_a_function_which_flushes_it() => Assert.Empty(PythonCode.Verdict("""
        def save(ops):
            ops.flush()
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            save(h)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_is_handed_to_a_method_which_flushes_it() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def save(self, ops):
                ops.flush()
            def run(self, db, sub_id, row):
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
                self.save(h)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_is_flushed_within_a_loop_over_buffers() => Assert.Empty(PythonCode.Verdict("""
        def save(*buffers):
            for each in buffers:
                each.flush()
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            save(h)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Aggregation_where_no_buffer_was_used() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id):
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Aggregation_where_the_buffer_took_no_row() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            log.info("%s", h)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Logging_that_might_raise_in_a_handler() => Assert.Empty(PythonCode.Verdict("""
        import logging
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                logging.exception("import %s failed: %s", scanner_id, e)
                logger.error(f"failed: {e!r}")
                print("failed", str(e))
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Words_in_comments_and_strings() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            '''Calls insert_data_importer(db, scanner_id, sub_id) and never complete_data_importer.'''
            # insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            text = "h = DBOpsHelper(db); h.upsert_bo(row); mark_for_aggregation(db)"
            return f"insert_data_importer {text}"
        """));

    [Fact]
    public void Names_that_only_begin_like_ours() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, h, row):
            insert_data_importer_log(db, scanner_id, sub_id)
            mark_for_aggregation_later(db)
            h.upsert_bo_later(row)
        """));

    [Fact]
    public void A_class_that_wraps_the_framework_under_its_names() => Assert.Empty(PythonCode.Verdict("""
        class T:
            def insert_data_importer(self, db, scanner_id, sub_id):
                return insert_data_importer(db, scanner_id, sub_id, "assets")
            def complete_data_importer(self, db, scanner_id, stats, status, error=None):
                return complete_data_importer(db, scanner_id, stats, status, error)
        """));

    [Fact]
    public void The_definitions_of_the_framework_itself() => Assert.Empty(PythonCode.Verdict("""
        def insert_data_importer(db, scanner_id, sub_id, scanner_type, status="Running"):
            db.data_imports.insert_one({"_id": scanner_id, "sub": sub_id, "type": scanner_type, "status": status})
        def complete_data_importer(db, scanner_id, stats, status, error=None):
            db.data_imports.update_one({"_id": scanner_id}, {"stats": stats, "status": status, "error": error})
        class DBOpsHelper:
            def __init__(self, db):
                self.rows = []
                self.db = db
            def upsert_bo(self, row):
                self.rows.append(row)
                if len(self.rows) > 100:
                    self.flush()
            def flush(self):
                self.db.write(self.rows)
                self.rows = []
        """));
}
