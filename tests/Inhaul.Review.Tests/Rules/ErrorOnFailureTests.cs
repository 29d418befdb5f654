namespace Inhaul.Review.Tests.Rules;

/// <summary>T4: a failure is reported without saying why.</summary>
public sealed class ErrorOnFailureTests
{
    [Fact]
    public void No_error() => Assert.Equal("T4:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, status="Failed")
        """));

    [Fact]
    public void None() => Assert.Equal("T4:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=None)
        """));

    [Fact]
    public void An_empty_text() => Assert.Equal("T4:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, "Failed", "")
        """));

    [Fact]
    public void A_status_in_a_variable() => Assert.Equal("T4:3", PythonCode.Verdict("""
        def finish(db, scanner_id):
            status = "Failed"
            complete_data_importer(db, scanner_id, {}, status=status)
        """));

    [Fact]
    public void By_keyword() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, e):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
        """));

    [Fact]
    public void By_position() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, e):
            complete_data_importer(db, scanner_id, {}, "Failed", f"{e}")
        """));

    [Fact]
    public void A_text_that_is_written_down() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, status="Failed", error="no rows")
        """));

    [Fact]
    public void What_is_not_shown_may_be_given() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, **options):
            complete_data_importer(db, scanner_id, {}, status="Failed", **options)
        """));

    [Fact]
    public void A_success_needs_none() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
