namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Functions that call themselves, or each other.</summary>
public sealed class RecursionTests
{
    [Fact]
    public void A_recursion_that_completes_at_its_end() => Assert.Empty(PythonCode.Verdict("""
        def walk(db, scanner_id, rows, stats):
            if not rows:
                complete_data_importer(db, scanner_id, stats, status="Finished")
                return
            walk(db, scanner_id, rows[1:], stats)
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            walk(db, scanner_id, rows, stats)
        """));

    [Fact]
    public void A_recursion_that_never_completes() => Assert.Equal("P1:6", PythonCode.Verdict("""
        def walk(db, rows):
            if rows:
                walk(db, rows[1:])
            work(db)
        def run(db, scanner_id, sub_id, rows):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            walk(db, rows)
        """));

    [Fact]
    public void Two_functions_that_call_each_other() => Assert.Empty(PythonCode.Verdict("""
        def even(db, scanner_id, rows, stats):
            if not rows:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            else:
                odd(db, scanner_id, rows[1:], stats)
        def odd(db, scanner_id, rows, stats):
            even(db, scanner_id, rows, stats)
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            even(db, scanner_id, rows, stats)
        """));

    [Fact]
    public void A_recursion_that_writes() => Assert.Equal("F2:2 F1:8", PythonCode.Verdict("""
        def walk(h, rows):
            h.upsert_bo(rows)
            if rows:
                walk(h, rows[1:])
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            walk(h, rows)
            mark_for_aggregation(db, sub_id)
        """));
}
