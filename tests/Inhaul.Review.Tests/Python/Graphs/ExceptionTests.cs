namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>try, except, else and finally, nested and by kind.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void finally_runs_after_the_handler() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            try:
                h.upsert_bo(row)
            except ValueError:
                log.error("bad row")
            finally:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void The_else_runs_only_without_an_exception() => Assert.Equal("P2:3 P2:5", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            except ValueError as e:
                log.error("failed")
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Nested_handlers_by_kind() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                try:
                    work(db)
                except KeyError:
                    log.error("no key")
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_nested_finally_and_an_outer_handler() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                try:
                    work(db)
                finally:
                    db.close()
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_class_of_the_file_that_is_a_kind_of_what_is_handled() => Assert.Empty(PythonCode.Verdict("""
        class ImportFailed(ValueError):
            pass
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                if not rows:
                    raise ImportFailed("no rows")
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except ValueError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_class_of_the_file_that_is_no_kind_of_what_is_handled() => Assert.Equal("P2:5", PythonCode.Verdict("""
        class ImportFailed(Exception):
            pass
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                if not rows:
                    raise ImportFailed("no rows")
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except ValueError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_tuple_of_kinds_with_the_broad_one() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except (KeyError, Exception) as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Kinds_in_a_variable_of_the_module() => Assert.Empty(PythonCode.Verdict("""
        FAILURES = (Exception,)
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except FAILURES as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void An_exception_group() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except* Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_narrow_exception_group() => Assert.Equal("P2:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except* ValueError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Raised_from_another() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise RuntimeError("failed") from e
        """));

    [Fact]
    public void Raised_from_another_before_the_completion() => Assert.Equal("P2:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                raise RuntimeError("failed") from e
        """));

    [Fact]
    public void A_return_in_finally_ends_the_exception() => Assert.Equal("P1:2 P2:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                return
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_handler_that_fails_itself_is_handled_further_out() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except ValueError:
                    repair(db)
                    raise
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_failure_of_the_completion_is_left_to_the_caller() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                try:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                finally:
                    db.close()
                raise
        """));

    [Fact]
    public void A_failed_completion_that_is_only_logged() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                try:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                except Exception:
                    log.exception("cannot even say so")
                raise
        """));

    [Fact]
    public void Whether_it_was_raised_is_known_by_the_variable() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            failure = None
            try:
                stats = work(db)
            except Exception as e:
                failure = e
            if failure is None:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            else:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(failure))
                raise failure
        """));

    [Fact]
    public void An_assertion_in_the_try() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                assert rows, "no rows"
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except AssertionError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void An_assertion_past_its_handler() => Assert.Equal("P2:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                assert rows, "no rows"
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except ValueError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_call_before_the_completion_in_finally_is_not_held_against_it() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                db.close()
                complete_data_importer(db, scanner_id, stats, status=status)
        """));

    [Fact]
    public void del_can_fail() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, cache, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            del cache[make_key(sub_id)]
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_return_through_a_finally_that_decides_what_it_reports() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            ok = False
            try:
                stats = work(db)
                ok = True
                return stats
            finally:
                if ok:
                    complete_data_importer(db, scanner_id, count(), status="Finished")
                else:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error="x")
        """));
}
