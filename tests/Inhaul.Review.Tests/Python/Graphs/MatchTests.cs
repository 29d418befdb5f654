namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>match: patterns, guards, and what no pattern takes.</summary>
public sealed class MatchTests
{
    [Fact]
    public void Without_a_wildcard_none_may_fit() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, kind, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            match kind:
                case "assets" | "owners":
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_name_takes_everything() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, kind, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            match kind:
                case "assets":
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                case other:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=other)
        """));

    [Fact]
    public void A_wildcard_with_a_guard_does_not_take_everything() => Assert.Equal("P1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, kind, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            match kind:
                case "assets":
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                case _ if stats:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_guard_that_fails_goes_on_to_the_next_case() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, kind, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            match kind:
                case str() if stats:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                case _:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error="no stats")
        """));

    [Fact]
    public void A_case_that_returns() => Assert.Equal("P3:5", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, kind, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            match kind:
                case {"skip": True}:
                    return
                case _:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_pattern_that_gives_the_id_another_value() => Assert.Equal("T2:5", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, job, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            match job:
                case {"id": scanner_id}:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                case _:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_flush_in_each_case() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            match row:
                case [first, *rest]:
                    h.flush()
                case {"kind": kind, **others}:
                    h.flush()
                case _:
                    h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flush_in_one_case() => Assert.Equal("F2:3 F1:9", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            match row:
                case [first, *rest]:
                    h.flush()
                case Asset(kind="host"):
                    log.info("host")
            mark_for_aggregation(db, sub_id)
        """));
}
