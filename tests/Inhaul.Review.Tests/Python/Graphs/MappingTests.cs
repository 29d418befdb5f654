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
