namespace Inhaul.Review.Tests.Rules;

/// <summary>F1: data is aggregated on a path on which a buffer was written and not flushed after that.</summary>
public sealed class AggregatedUnflushedTests
{
    [Fact]
    public void No_flush_at_all() => Assert.Equal("F2:3 F1:4", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_in_one_branch_only() => Assert.Equal("F2:3 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row, big):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if big:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void The_flush_of_another_buffer() => Assert.Equal("F2:4 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row):
            assets, owners = DBOpsHelper(db, sub_id), DBOpsHelper(db, sub_id)
            owners.flush()
            assets.upsert_bo(row)
            owners.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_row_after_the_flush() => Assert.Equal("F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
            h.flush()
        """));

    [Fact]
    public void Within_the_block_whose_exit_flushes() => Assert.Equal("F1:4", PythonCode.Verdict("""
        def run(db, sub_id, row):
            with DBOpsHelper(db, sub_id) as h:
                h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_after_the_aggregation() => Assert.Equal("F1:4", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
            h.flush()
        """));

    [Fact]
    public void A_flush_whose_failure_is_swallowed() => Assert.Equal("F1:8", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            try:
                h.flush()
            except Exception as e:
                log.error("not flushed: %s", e)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_only_when_the_batch_is_full() => Assert.Equal("F2:4 F1:7", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for at, row in enumerate(rows):
                h.upsert_bo(row)
                if at % 100 == 0:
                    h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void The_next_round_writes_after_the_flush_of_the_last() => Assert.Equal("F1:5", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in rows:
                h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
                h.flush()
        """));

    [Fact]
    public void A_flush_in_a_nested_function_that_nobody_calls() => Assert.Equal("F2:3 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            def save():
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void The_method_without_its_call() => Assert.Equal("F2:3 F1:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Every_aggregation() => Assert.Equal("F1:4 F1:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
            mark_for_aggregation(db, sub_id)
            h.flush()
        """));

    [Fact]
    public void Written_by_a_helper() => Assert.Equal("F2:2 F1:6", PythonCode.Verdict("""
        def write(h, row):
            h.upsert_bo(row)
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            write(h, row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Aggregated_by_a_helper() => Assert.Equal("F1:2", PythonCode.Verdict("""
        def finish(db, sub_id):
            mark_for_aggregation(db, sub_id)
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            finish(db, sub_id)
            h.flush()
        """));

    [Fact]
    public void A_buffer_that_came_as_a_parameter() => Assert.Equal("F1:3", PythonCode.Verdict("""
        def run(db, sub_id, h, row):
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_in_an_attribute() => Assert.Equal("F1:6", PythonCode.Verdict("""
        class Importer:
            def __init__(self, db, sub_id):
                self.h = DBOpsHelper(db, sub_id)
            def run(self, db, sub_id, row):
                self.h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_new_buffer_under_the_old_name() => Assert.Equal("F2:3 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h = DBOpsHelper(db, sub_id)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void In_the_handler_of_an_exception() => Assert.Equal("F1:7", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            try:
                h.upsert_bo(row)
                check(row)
            except ValueError:
                mark_for_aggregation(db, sub_id)
            h.flush()
        """));

    [Fact]
    public void A_flush_in_finally_that_runs_after_it() => Assert.Equal("F1:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            try:
                h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
            finally:
                h.flush()
        """));

    [Fact]
    public void A_flush_before() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_in_each_branch() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row, big):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if big:
                h.flush()
            else:
                log.info("small")
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Every_buffer_is_flushed() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            assets = DBOpsHelper(db, sub_id)
            owners = DBOpsHelper(db, sub_id)
            for row in rows:
                assets.upsert_bo(row)
                owners.upsert_bo(row.owner)
            for each in (assets, owners):
                each.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_through_another_name() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            ops = h
            h.upsert_bo(row)
            ops.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void After_the_block_whose_exit_flushes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            with DBOpsHelper(db, sub_id) as h:
                h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Rows_after_the_aggregation() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            mark_for_aggregation(db, sub_id)
            h.upsert_bo(row)
            h.flush()
        """));
}
