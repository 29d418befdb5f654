namespace Inhaul.Review.Tests.Rules;

/// <summary>T5: the counts lack records_processed or records_created.</summary>
public sealed class UsefulStatsTests
{
    [Fact]
    public void One_of_the_two() => Assert.Equal("T5:2", PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            complete_data_importer(db, scanner_id, {"records_processed": n}, status="Finished")
        """));

    [Fact]
    public void Both() => Assert.Equal("T5:2", PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            complete_data_importer(db, scanner_id, {"rows": n}, status="Finished")
        """));

    [Fact]
    public void Filled_with_one() => Assert.Equal("T5:4", PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            stats = {}
            stats["records_created"] = n
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void dict_with_keywords() => Assert.Equal("T5:2", PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            complete_data_importer(db, scanner_id, dict(records_created=n), status="Finished")
        """));

    [Fact]
    public void Both_are_there() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            complete_data_importer(db, scanner_id, {"records_processed": n, "records_created": 0}, status="Finished")
        """));

    [Fact]
    public void The_other_is_filled_in_later() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            stats = {"records_processed": n}
            if n:
                stats["records_created"] = n
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Counted_up() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {"records_processed": 0, "records_created": 0}
            for row in rows:
                stats["records_processed"] += 1
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void With_others_that_are_not_known() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n, others):
            complete_data_importer(db, scanner_id, {"records_processed": n, **others}, status="Finished")
        """));

    [Fact]
    public void Given_to_a_function_before() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            stats = {"records_processed": n}
            complement(stats)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Stats_that_come_from_elsewhere() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_failure_may_lack_them() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n, error):
            complete_data_importer(db, scanner_id, {"records_processed": n}, status="Failed", error=error)
        """));
}
