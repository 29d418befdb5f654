namespace Inhaul.Review.Tests.Python.Names;

/// <summary>Code in several files: what begins here and is completed, flushed or wrapped there.</summary>
public sealed class CrossFileTests
{
    [Fact]
    public void A_completion_in_another_file() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            from jobs.tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_completion_in_another_file_on_one_of_its_paths() => Assert.Equal("P1:3", PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                if stats:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            from jobs.tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_completion_in_a_file_that_is_not_reviewed() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        from jobs.tracking import finish
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats)
        """));

    [Fact]
    public void A_flush_in_another_file() => Assert.Empty(PythonCode.Verdict(
        ("jobs/saving.py", """
            def save(ops):
                ops.flush()
            """),
        ("jobs/assets.py", """
            import jobs.saving
            def run(db, sub_id, row):
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
                jobs.saving.save(h)
                mark_for_aggregation(db, sub_id)
            """)));

    [Fact]
    public void A_write_in_another_file() => Assert.Equal("F1:5 F2:2", PythonCode.Verdict(
        ("jobs/assets.py", """
            from jobs import writing
            def run(db, sub_id, row):
                h = DBOpsHelper(db, sub_id)
                writing.write(h, row)
                mark_for_aggregation(db, sub_id)
            """),
        ("jobs/writing.py", """
            def write(ops, row):
                ops.upsert_bo(row)
            """)));

    [Fact]
    public void A_base_class_in_another_file() => Assert.Empty(PythonCode.Verdict(
        ("jobs/base.py", """
            class Importer:
                def finish(self, db, stats):
                    complete_data_importer(db, self.scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            from jobs.base import Importer
            class Assets(Importer):
                def run(self, db, sub_id, stats):
                    insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                    self.finish(db, stats)
            """)));

    [Fact]
    public void A_decorator_in_another_file() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def completes(function):
                def around(db, scanner_id, sub_id):
                    try:
                        stats = function(db, scanner_id, sub_id)
                        complete_data_importer(db, scanner_id, stats, status="Finished")
                    except Exception as e:
                        complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                        raise
                return around
            """),
        ("jobs/assets.py", """
            from jobs.tracking import completes
            @completes
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                return work(db)
            """)));

    [Fact]
    public void A_context_manager_in_another_file() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            from contextlib import contextmanager
            @contextmanager
            def tracked(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    yield
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),
        ("jobs/assets.py", """
            from jobs.tracking import tracked
            def run(db, scanner_id, sub_id, stats):
                with tracked(db, scanner_id, sub_id, stats):
                    work(db)
            """)));

    [Fact]
    public void Names_by_which_the_framework_is_wrapped() => Assert.Empty(PythonCode.Verdict(
        ("jobs/names.py", """
            from framework import complete_data_importer
            finish = complete_data_importer
            """),
        ("jobs/assets.py", """
            from jobs.names import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats, status="Finished")
            """)));

    [Fact]
    public void The_finding_stands_in_the_file_where_the_mistake_is() => Assert.Equal("P4:4", PythonCode.Verdict(
        ("jobs/assets.py", """
            from jobs.tracking import begin
            def run(db, scanner_id, sub_id):
                begin(db, scanner_id, sub_id)
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/tracking.py", """
            def begin(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            """)));

    [Fact]
    public void Kinds_of_exceptions_from_another_file() => Assert.Empty(PythonCode.Verdict(
        ("jobs/failures.py", """
            FAILURES = (Exception,)
            class ImportFailed(ValueError):
                pass
            """),
        ("jobs/assets.py", """
            from jobs.failures import FAILURES, ImportFailed
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except FAILURES as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            def check(db, scanner_id, sub_id, rows, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    if not rows:
                        raise ImportFailed("no rows")
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except ValueError as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """)));

    [Fact]
    public void Two_files_of_one_name_are_not_mistaken_for_each_other() => Assert.Empty(PythonCode.Verdict(
        ("one/jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                log.info("nothing")
            """),
        ("two/jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("two/jobs/assets.py", """
            from .tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void Of_several_files_with_the_name_of_a_module_nobody_knows_which_is_meant() => Assert.Equal("(P1:3)", PythonCode.Verdict(
        ("one/tracking.py", """
            def finish(db, scanner_id, stats):
                log.info("nothing")
            """),
        ("two/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("run.py", """
            from tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));
}
