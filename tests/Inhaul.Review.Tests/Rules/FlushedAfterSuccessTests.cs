namespace Inhaul.Review.Tests.Rules;

/// <summary>F3: an import is completed as finished, and only then a buffer is flushed.</summary>
public sealed class FlushedAfterSuccessTests
{
    [Fact]
    public void A_flush_after_the_completion() => Assert.Equal("F3:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            complete_data_importer(db, scanner_id, stats, status="Finished")
            h.flush()
        """));

    [Fact]
    public void The_exit_of_a_with_block_after_the_completion() => Assert.Equal("F3:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            with DBOpsHelper(db, sub_id) as h:
                h.upsert_bo(row)
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_flush_in_finally_after_the_completion() => Assert.Equal("F3:5", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            try:
                h.upsert_bo(row)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            finally:
                h.flush()
        """));

    [Fact]
    public void A_flush_in_one_branch_only() => Assert.Equal("F3:5", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats, big):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if big:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            h.flush()
        """));

    [Fact]
    public void A_flush_by_a_helper() => Assert.Equal("F3:6", PythonCode.Verdict("""
        def save(h):
            h.flush()
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            complete_data_importer(db, scanner_id, stats, status="Finished")
            save(h)
        """));

    [Fact]
    public void A_row_after_a_flush_before_the_completion() => Assert.Equal("F3:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            h.upsert_bo(row)
            complete_data_importer(db, scanner_id, stats, status="Finished")
            h.flush()
        """));

    [Fact]
    public void A_flush_before_the_completion() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_second_flush_of_nothing() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            complete_data_importer(db, scanner_id, stats, status="Finished")
            h.flush()
        """));

    [Fact]
    public void A_failure_is_reported_before_the_flush() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, error):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            complete_data_importer(db, scanner_id, {}, status="Failed", error=error)
            h.flush()
        """));

    [Fact]
    public void Rows_after_the_completion_belong_to_what_comes_next() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            complete_data_importer(db, scanner_id, stats, status="Finished")
            h.upsert_bo(row)
            h.flush()
        """));

    [Fact]
    public void Where_no_flush_follows_it_is_F2() => Assert.Equal("F2:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
