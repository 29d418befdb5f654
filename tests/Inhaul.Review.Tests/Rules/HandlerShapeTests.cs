namespace Inhaul.Review.Tests.Rules;

/// <summary>The shapes that handlers and branches have.</summary>
public sealed class HandlerShapeTests
{
    [Fact]
    public void A_handler_that_goes_on_with_the_next() => Assert.Equal("G1:7", PythonCode.Verdict("""
        def run(db, ids, sub_id):
            for scanner_id in ids:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    continue
        """));

    [Fact]
    public void main_returns_what_the_program_ends_with() => Assert.Empty(PythonCode.Verdict("""
        import sys
        def main(argv):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                return 1
            return 0
        if __name__ == "__main__":
            sys.exit(main(sys.argv))
        """));

    [Fact]
    public void The_code_of_a_script() => Assert.Empty(PythonCode.Verdict("""
        if __name__ == "__main__":
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
        """));

    [Fact]
    public void A_retry_that_raises() => Assert.Empty(PythonCode.Verdict("""
        def run(self, db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise self.retry(exc=e)
        """));

    [Fact]
    public void The_end_of_the_program() => Assert.Empty(PythonCode.Verdict("""
        import os
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                os._exit(1)
        """));

    [Fact]
    public void A_helper_that_raises() => Assert.Empty(PythonCode.Verdict("""
        def fail(db, scanner_id, e):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
            raise RuntimeError("x") from e
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                fail(db, scanner_id, e)
        """));

    [Fact]
    public void Code_that_is_not_reviewed_does_not_raise_as_far_as_is_known() => Assert.Equal("G1:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                reraise(e)
        """));

    [Fact]
    public void What_runs_when_an_object_is_forgotten_does_not_count() => Assert.Equal("P1:5", PythonCode.Verdict("""
        class T:
            def __del__(self):
                complete_data_importer(self.db, self.sid, {}, status="Failed", error="x")
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            t = T()
        """));

    [Fact]
    public void Begun_in_the_one_or_the_other_branch() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, full):
            if full:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="full")
            else:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="delta")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Completed_before_the_next_round() => Assert.Empty(PythonCode.Verdict("""
        def run(db, ids, sub_id, stats):
            for scanner_id in ids:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                if not stats:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error="none")
                    continue
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
