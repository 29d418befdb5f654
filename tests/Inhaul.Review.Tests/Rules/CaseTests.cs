namespace Inhaul.Review.Tests.Rules;

/// <summary>The cases that the description of the rules lists, each with its verdict.</summary>
public sealed class CaseTests
{
    [Fact]
    public void Completed_on_success_and_on_failure_is_clean() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_finally_that_always_reports_success_is_T8() => Assert.Equal("T8:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
            finally:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Begin_as_first_statement_of_the_try_is_clean() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            try:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Work_between_begin_and_try_is_P4() => Assert.Equal("P4:3", PythonCode.Verdict("""
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
    public void A_handler_that_logs_and_raises_is_P2() => Assert.Equal("P2:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception:
                log.error("failed")
                raise
        """));

    [Fact]
    public void A_completion_in_one_branch_only_is_P1() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if rows:
                complete_data_importer(db, scanner_id, make_stats, status="Finished")
            else:
                pass
        """));

    [Fact]
    public void A_return_in_a_try_without_finally_is_P3() => Assert.Equal("P3:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                rows = fetch()
                if not rows:
                    return
                complete_data_importer(db, scanner_id, count(rows), status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_helper_that_completes_on_each_of_its_paths_is_clean() => Assert.Empty(PythonCode.Verdict("""
        def _finish(db, sid, error=None):
            if error:
                complete_data_importer(db, sid, {}, status="Failed", error=str(error))
            else:
                complete_data_importer(db, sid, totals(), status="Finished")

        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            except Exception as e:
                _finish(db, scanner_id, e)
                raise
            try:
                _finish(db, scanner_id)
            except Exception as e:
                _finish(db, scanner_id, e)
                raise
        """));

    [Fact]
    public void Two_begun_and_one_completed_is_P1_for_the_other() => Assert.Equal("P1:3 P4:3", PythonCode.Verdict("""
        def run(db, a, b, sub_id, stats):
            insert_data_importer(db, a, sub_id, scanner_type="assets")
            insert_data_importer(db, b, sub_id, scanner_type="assets")
            complete_data_importer(db, a, stats, status="Finished")
        """));

    [Fact]
    public void An_id_that_is_made_anew_is_T2() => Assert.Equal("T2:4", PythonCode.Verdict("""
        def run(db, sid, sub_id, stats):
            insert_data_importer(db, sid, sub_id, scanner_type="assets")
            sid = other
            complete_data_importer(db, sid, stats, status="Finished")
        """));

    [Fact]
    public void Aggregation_inside_the_block_whose_exit_flushes_is_F1() => Assert.Equal("F1:4", PythonCode.Verdict("""
        def run(db, sub_id, row):
            with DBOpsHelper(db, sub_id) as h:
                h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Flushing_another_buffer_is_F1_for_the_one_that_is_not() => Assert.Equal("F2:5 F1:7", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h1 = DBOpsHelper(db, sub_id)
            h2 = DBOpsHelper(db, sub_id)
            h1.upsert_bo(row)
            h2.upsert_bo(row)
            h1.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_in_one_branch_is_F1() => Assert.Equal("F2:3 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row, big):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if big:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_in_every_round_is_clean() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in rows:
                h.upsert_bo(row)
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Stats_that_are_never_filled_are_T3() => Assert.Equal("T3:3", PythonCode.Verdict("""
        def run(db, scanner_id):
            stats = {}
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_status_that_is_no_literal_is_not_T6() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, stats, status):
            complete_data_importer(db, scanner_id, stats, status=status)
        """));

    [Fact]
    public void A_flush_in_a_comment_or_a_string_is_none() => Assert.Equal("F2:3 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            # h.flush()
            "h.flush()"
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_imported_name_for_the_completion_is_understood() => Assert.Empty(PythonCode.Verdict("""
        from framework import complete_data_importer as done, insert_data_importer as start

        def run(db, scanner_id, sub_id):
            start(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                done(db, scanner_id, stats, status="Finished")
            except Exception as e:
                done(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Theory]
    [InlineData("tests/imports.py")]
    [InlineData("project/tests/unit/imports.py")]
    [InlineData("test_imports.py")]
    [InlineData("conftest.py")]
    public void Test_code_is_left_alone(string path) => Assert.Empty(PythonCode.Verdict((path, """
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        """)));
}
