namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Expressions: what runs in them, in which order, and which values are the same.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public void A_comprehension_that_writes() => Assert.Equal("F2:3 F1:4", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            done = [h.upsert_bo(row) for row in rows]
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_comprehension_that_flushes_every_buffer() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        def run(db, sub_id, row, buffers):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            buffers.append(h)
            [each.flush() for each in buffers]
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_condition_of_a_comprehension() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            names = {row["name"]: row for row in rows if row and row["name"]}
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_completion_in_a_comprehension_may_not_run() => Assert.Equal("P1:2 P5:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            [complete_data_importer(db, scanner_id, stats, status="Finished") for row in rows if row.is_last]
        """));

    [Fact]
    public void The_variables_of_a_comprehension_are_its_own() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, ids, scanner_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            names = [scanner_id for scanner_id in ids]
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_walrus_gives_the_id() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, source, stats):
            if (scanner_id := source.get("id")):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_walrus_gives_the_id_another_value() => Assert.Equal("T2:4 T2:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, source, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if (scanner_id := source.get("id")):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            else:
                complete_data_importer(db, scanner_id, {}, status="Failed", error="no id")
        """));

    [Fact]
    public void A_conditional_expression_chooses_the_status() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, ok, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished" if ok else "Failed", error=None if ok else "failed")
        """));

    [Fact]
    public void A_conditional_expression_completes_both_ways() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, ok, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished") if ok else complete_data_importer(db, scanner_id, {}, status="Failed", error="failed")
        """));

    [Fact]
    public void and_runs_what_follows_only_when_it_holds() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, ok, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            ok and complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void or_runs_what_follows_only_when_it_fails() => Assert.Equal("F2:3 F1:5", PythonCode.Verdict("""
        def run(db, sub_id, row, flushed):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            flushed or h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_condition_of_several_parts() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if rows and stats or not rows:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_condition_that_is_known() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if True:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            if False:
                work(db)
        """));

    [Fact]
    public void Code_for_type_checkers_never_runs() => Assert.Empty(PythonCode.Verdict("""
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        """));

    [Fact]
    public void A_flag_that_is_set_before() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            tracked = False
            if rows:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                tracked = True
            if tracked:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void None_tells_that_nothing_was_begun() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows, stats):
            scanner_id = None
            if rows:
                scanner_id = "assets"
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if scanner_id is not None:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_buffer_that_is_made_when_there_is_none() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = None
            for row in rows:
                if h is None:
                    h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
            if h:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_swap_of_two_variables() => Assert.Empty(PythonCode.Verdict("""
        def run(db, first, second, sub_id, stats):
            insert_data_importer(db, first, sub_id, scanner_type="assets")
            first, second = second, first
            complete_data_importer(db, second, stats, status="Finished")
        """));

    [Fact]
    public void Two_names_for_one_buffer() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            ops = h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            ops.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Text_with_values_in_it() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            log.info(f"begun {scanner_id!r} for {sub_id:>10}")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
