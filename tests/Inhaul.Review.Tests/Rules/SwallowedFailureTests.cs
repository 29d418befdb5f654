namespace Inhaul.Review.Tests.Rules;

/// <summary>G1: an exception is swallowed after the failure was noted, in code that is not at the top level.</summary>
public sealed class SwallowedFailureTests
{
    [Fact]
    public void A_handler_that_goes_on() => Assert.Equal("G1:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
        def every_hour(db, scanner_id, sub_id):
            run(db, scanner_id, sub_id)
        """));

    [Fact]
    public void A_handler_that_returns_False() => Assert.Equal("G1:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                return False
        """));

    [Fact]
    public void A_handler_that_breaks_out_of_a_loop() => Assert.Equal("G1:7", PythonCode.Verdict("""
        def run(db, ids, sub_id):
            for scanner_id in ids:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    break
        """));

    [Fact]
    public void A_handler_that_raises_under_a_condition_only() => Assert.Equal("G1:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, strict):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                if strict:
                    raise
        """));

    [Fact]
    public void A_helper_in_the_handler() => Assert.Equal("G1:8", PythonCode.Verdict("""
        def failed(db, scanner_id, e):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                failed(db, scanner_id, e)
        """));

    [Fact]
    public void A_return_in_a_finally() => Assert.Equal("G1:10", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            finally:
                return
        """));

    [Fact]
    public void A_handler_that_raises() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_handler_that_raises_another() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise RuntimeError("import failed") from e
        """));

    [Fact]
    public void A_handler_that_ends_the_program() => Assert.Empty(PythonCode.Verdict("""
        import sys
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                sys.exit(1)
        """));

    [Fact]
    public void Code_of_a_module() => Assert.Empty(PythonCode.Verdict("""
        insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        try:
            stats = work(db)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        except Exception as e:
            complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
        """));

    [Fact]
    public void A_main_function() => Assert.Empty(PythonCode.Verdict("""
        def main():
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                return 1
        """));

    [Fact]
    public void A_function_that_only_the_module_calls() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
        if __name__ == "__main__":
            run(db, scanner_id, sub_id)
        """));

    [Fact]
    public void An_exception_that_is_raised_later() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            failure = None
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                failure = e
            if failure is not None:
                raise failure
        """));

    [Fact]
    public void A_failure_that_is_no_exception() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if not rows:
                complete_data_importer(db, scanner_id, {}, status="Failed", error="no rows")
                return False
            complete_data_importer(db, scanner_id, stats, status="Finished")
            return True
        """));
}
