namespace Inhaul.Review.Tests.Rules;

/// <summary>P5: an import can be completed twice on one path.</summary>
public sealed class CompletedTwiceTests
{
    [Fact]
    public void A_call_after_the_completion_within_the_try() => Assert.Equal("P5:7", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                complete_data_importer(db, scanner_id, stats, status="Finished")
                publish(stats)
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void One_after_the_other() => Assert.Equal("P5:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void In_the_body_and_in_the_finally() => Assert.Equal("P5:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        """));

    [Fact]
    public void In_every_round_of_a_loop() => Assert.Equal("P5:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for part in ["a", "b"]:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void By_a_helper_and_by_its_caller() => Assert.Equal("P5:6", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void In_a_handler_that_goes_on() => Assert.Equal("G1:5 P5:8", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                stats = {"records_processed": 0, "records_created": 0}
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_completion_that_itself_raises_has_not_run() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Logging_after_the_completion() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                complete_data_importer(db, scanner_id, stats, status="Finished")
                log.info("finished %s", scanner_id)
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void In_the_one_or_the_other_branch() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if rows:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Two_imports() => Assert.Empty(PythonCode.Verdict("""
        def run(db, first, second, sub_id, stats):
            insert_data_importer(db, first, sub_id, scanner_type="assets")
            complete_data_importer(db, first, stats, status="Finished")
            insert_data_importer(db, second, sub_id, scanner_type="assets")
            complete_data_importer(db, second, stats, status="Finished")
        """));

    [Fact]
    public void A_flag_tells_whether_it_was_completed() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            completed = False
            try:
                complete_data_importer(db, scanner_id, stats, status="Finished")
                completed = True
                publish(stats)
            finally:
                if not completed:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error="stopped")
        """));

    [Fact]
    public void A_call_after_the_try() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            publish(stats)
        """));
}
