namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>What runs when functions are mapped over elements.</summary>
public sealed class MappingTests
{
    [Fact]
    public void sum_runs_a_generator_expression() => Assert.Equal("F2:3 F1:4", PythonCode.Verdict("""
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            n = sum(h.upsert_bo(r) for r in source)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void any_runs_a_generator_expression() => Assert.Equal("F2:3 F1:4", PythonCode.Verdict("""
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            ok = any(h.upsert_bo(r) for r in source)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void map_runs_a_lambda() => Assert.Equal("F2:3 F1:4", PythonCode.Verdict("""
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            list(map(lambda r: h.upsert_bo(r), source))
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_function_that_is_mapped_can_raise() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            kept = list(map(parse, rows))
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_conversion_that_is_mapped_can_raise() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            kept = list(map(int, rows))
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void map_runs_a_method_of_a_buffer() => Assert.Equal("F2:4 F1:5", PythonCode.Verdict("""
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            log.info("made")
            list(map(h.upsert_bo, source))
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void map_over_what_is_flushed_then() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            list(map(h.upsert_bo, source))
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));
}
