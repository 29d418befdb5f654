namespace Inhaul.Review.Tests.Rules;

/// <summary>T6: a literal status is not known, or not the one that belongs there.</summary>
public sealed class KnownStatusTests
{
    [Fact]
    public void An_unknown_status() => Assert.Equal("T6:2", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Done")
        """));

    [Fact]
    public void Another_case() => Assert.Equal("T6:2", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, "finished")
        """));

    [Fact]
    public void A_completion_as_running() => Assert.Equal("T6:2", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Running")
        """));

    [Fact]
    public void Begun_as_finished() => Assert.Equal("T6:2", PythonCode.Verdict("""
        def begin(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, "assets", "Finished")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Begun_as_something_unknown() => Assert.Equal("T6:2", PythonCode.Verdict("""
        def begin(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, "assets", status="Pending")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Those_that_are_known() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, "assets", status="Running")
            if rows:
                complete_data_importer(db, scanner_id, stats, status="Finished")
            else:
                complete_data_importer(db, scanner_id, stats, status="Failed", error="no rows")
        """));

    [Fact]
    public void No_status() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats)
        """));

    [Fact]
    public void What_is_no_literal() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, stats, ok, status, settings):
            complete_data_importer(db, scanner_id, stats, status=status)
            complete_data_importer(db, scanner_id, stats, status=settings.complete_data_importer(db, scanner_id, stats, status="Finished"))
            complete_data_importer(db, scanner_id, stats, status="Finished" if ok else "Failed", error="no")
        """));
}
