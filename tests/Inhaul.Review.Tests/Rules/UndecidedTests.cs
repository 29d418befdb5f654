namespace Inhaul.Review.Tests.Rules;

/// <summary>What cannot be decided, since code takes part that is not reviewed: to be looked at, and never a mistake.</summary>
public sealed class UndecidedTests
{
    [Fact]
    public void A_completion_by_code_that_is_not_reviewed_is_only_to_be_looked_at() => Assert.Equal("(P1:4)", PythonCode.Verdict("""
        from elsewhere import finish
        def run(db, scanner_id, sub_id):
            log.info("begins")
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id)
        """));

    [Fact]
    public void A_failure_that_code_which_is_not_reviewed_may_tell_is_only_to_be_looked_at() => Assert.Equal("(P2:7)", PythonCode.Verdict("""
        from elsewhere import failed
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                failed(db, scanner_id, e)
                raise
        """));

    [Fact]
    public void A_flush_by_code_that_is_not_reviewed_is_only_to_be_looked_at() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        from elsewhere import save
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            save(h)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_method_of_the_buffer_that_may_flush_is_only_to_be_looked_at() => Assert.Equal("(F1:4)", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id) if h.close() else None
        """));

    [Fact]
    public void A_function_that_is_chosen_at_run_time_is_only_to_be_looked_at() => Assert.Equal("(P1:2)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, finishers, kind):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finishers[kind](db, scanner_id)
        """));

    [Fact]
    public void A_completion_that_is_handed_on_as_a_value_is_only_to_be_looked_at() => Assert.Equal("(P1:2)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, pool, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            pool.submit(complete_data_importer, db, scanner_id, stats, status="Finished")
        """));
}
