namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Functions that are given to others to call.</summary>
public sealed class HandedFunctionTests
{
    [Fact]
    public void A_callback_that_completes() => Assert.Empty(PythonCode.Verdict("""
        def safely(function):
            function()
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            def finish():
                complete_data_importer(db, scanner_id, stats, status="Finished")
            safely(finish)
        """));

    [Fact]
    public void A_lambda_that_is_given_to_a_function_of_the_file() => Assert.Empty(PythonCode.Verdict("""
        def later(action):
            action()
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            later(lambda: h.flush())
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_that_is_given_to_a_function_of_the_file_may_be_called() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        def later(action):
            action()
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            later(h.flush); mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_method_that_is_given_to_a_function_of_the_file_may_complete() => Assert.Equal("(P1:5)", PythonCode.Verdict("""
        def later(action):
            action()
        class Importer:
            def begin(self, db, scanner_id, sub_id):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                later(self.finish)
            def finish(self):
                log.info(self)
        """));

    [Fact]
    public void A_lambda_that_is_handed_on_may_flush() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        def run(db, sub_id, row, later):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            later(lambda: h.flush())
            log.info("saved")
            mark_for_aggregation(db, sub_id)
        """));
}
