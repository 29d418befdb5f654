namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Code that is not reviewed and has what belongs to an import in reach: only to be looked at.</summary>
public sealed class UnknownCallTests
{
    [Fact]
    public void A_function_out_of_a_dictionary() => Assert.Equal("(P1:4)", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats, kind):
            log.info("x"); insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            {"a": finish, "b": finish}[kind](db, scanner_id, stats)
        """));

    [Fact]
    public void A_method_by_its_name() => Assert.Equal("(P1:2)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, tracker):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            getattr(tracker, "finish")(db, scanner_id, stats)
        """));

    [Fact]
    public void The_object_that_has_the_id() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id):
                insert_data_importer(db, self.scanner_id, sub_id, "assets")
                finalize(self)
        """));

    [Fact]
    public void A_job_that_has_the_id() => Assert.Equal("(P1:2)", PythonCode.Verdict("""
        def run(db, job, sub_id):
            insert_data_importer(db, job.scanner_id, sub_id, "assets")
            finalize(job)
        """));

    [Fact]
    public void A_dictionary_that_has_the_id() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            ctx = {"id": scanner_id}
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finalize(ctx)
        """));

    [Fact]
    public void A_method_of_a_base_that_is_not_reviewed() => Assert.Equal("(P1:4)", PythonCode.Verdict("""
        class Importer(Base):
            def run(self, db, scanner_id, sub_id):
                self.scanner_id = scanner_id
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                self.finish()
        """));

    [Fact]
    public void A_function_that_is_chosen_between() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, fast):
            end = complete_data_importer if fast else complete_data_importer
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            end(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_call_when_the_program_ends() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        import atexit
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            atexit.register(complete_data_importer, db, scanner_id, stats, "Finished")
        """));

    [Fact]
    public void A_function_that_has_not_the_id_in_reach_completes_nothing() => Assert.Equal("P2:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                report(e)
                raise
        """));

    [Fact]
    public void An_id_that_is_returned_to_callers_whom_nobody_knows() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            return scanner_id
        """));

    [Fact]
    public void A_thread_that_completes() => Assert.Equal("(P1:5)", PythonCode.Verdict("""
        import threading
        def run(db, scanner_id, sub_id, stats):
            def worker():
                complete_data_importer(db, scanner_id, stats, status="Finished")
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            threading.Thread(target=worker).start()
        """));

    [Fact]
    public void A_pool_that_is_given_the_id() => Assert.Equal("(P1:2)", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, pool):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            pool.submit(work, scanner_id)
        """));
}
