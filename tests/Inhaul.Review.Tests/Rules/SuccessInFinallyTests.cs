namespace Inhaul.Review.Tests.Rules;

/// <summary>T8: a finally reports success whatever happened.</summary>
public sealed class SuccessInFinallyTests
{
    [Fact]
    public void A_finally() => Assert.Equal("T8:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_finally_after_handlers_that_go_on() => Assert.Equal("T8:8", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            except ValueError as e:
                log.error("failed: %s", e)
            finally:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_constant_in_a_variable() => Assert.Equal("T8:7", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            status = "Finished"
            try:
                work(db)
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        """));

    [Fact]
    public void A_finally_within_a_finally() => Assert.Equal("T8:9", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                try:
                    db.close()
                finally:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void By_a_helper() => Assert.Equal("T8:2", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                finish(db, scanner_id, stats)
        """));

    [Fact]
    public void A_status_that_the_handler_changes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            status = "Finished"
            try:
                work(db)
            except BaseException:
                status = "Failed"
                raise
            finally:
                complete_data_importer(db, scanner_id, stats, status=status, error="stopped")
        """));

    [Fact]
    public void A_status_that_is_set_at_the_end_of_the_work() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            status = "Failed"
            try:
                work(db)
                status = "Finished"
            finally:
                complete_data_importer(db, scanner_id, stats, status=status, error="stopped")
        """));

    [Fact]
    public void A_finally_that_reports_a_failure_unless_it_was_completed() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            error = "stopped"
            try:
                work(db)
                error = None
            finally:
                if error:
                    complete_data_importer(db, scanner_id, stats, status="Failed", error=error)
                else:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_success_behind_the_try() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_finally_that_decides_by_the_exception_on_its_way() => Assert.Empty(PythonCode.Verdict("""
        import sys
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                if sys.exc_info()[0]:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error="x")
                else:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_finally_that_decides_by_what_was_assigned() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
            finally:
                if "stats" in locals():
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                else:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error="x")
        """));

    [Fact]
    public void A_branch_that_has_nothing_to_do_with_it() => Assert.Equal("T8:8", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, verbose):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                if verbose:
                    log.info("done")
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
