namespace Inhaul.Review.Tests.Rules;

/// <summary>T3: a success is reported without counts, or with counts that are never filled.</summary>
public sealed class StatsOnSuccessTests
{
    [Fact]
    public void No_stats() => Assert.Equal("T3:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, status="Finished")
        """));

    [Fact]
    public void An_empty_dictionary() => Assert.Equal("T3:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, status="Finished")
        """));

    [Fact]
    public void None() => Assert.Equal("T3:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, None, status="Finished")
        """));

    [Fact]
    public void An_empty_call_of_dict() => Assert.Equal("T3:2", PythonCode.Verdict("""
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, stats=dict(), status="Finished")
        """));

    [Fact]
    public void A_variable_that_is_never_filled() => Assert.Equal("T3:4", PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            log.info("rows: %s", len(rows))
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Another_name_of_what_is_never_filled() => Assert.Equal("T3:4", PythonCode.Verdict("""
        def finish(db, scanner_id):
            counts = {}
            stats = counts
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Reading_fills_nothing() => Assert.Equal("T3:4", PythonCode.Verdict("""
        def finish(db, scanner_id):
            stats = {}
            log.info("rows: %s", stats.get("records_processed"))
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Another_dictionary_is_filled() => Assert.Equal("T3:5", PythonCode.Verdict("""
        def finish(db, scanner_id):
            stats = {}
            counts = {}
            counts["records_processed"] = counts["records_created"] = 1
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_items() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            stats["records_processed"] = len(rows)
            stats["records_created"] = len(rows)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_update() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            stats.update({"records_processed": len(rows), "records_created": 0})
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_update_with_keywords() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            stats.update(records_processed=len(rows), records_created=0)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_update_with_what_is_not_known() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, counts):
            stats = {}
            stats.update(counts)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_a_union() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            stats |= {"records_processed": len(rows), "records_created": 0}
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_a_union_with_what_is_not_known() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, counts):
            stats = {}
            stats |= counts
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_setdefault() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            stats.setdefault("records_processed", len(rows))
            stats.setdefault("records_created", 0)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_a_loop() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, counts):
            stats = {}
            for key, value in counts:
                stats[key] = value
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_a_function() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            count(rows, stats)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_a_function_of_the_file() => Assert.Empty(PythonCode.Verdict("""
        def count(rows, into):
            into["records_processed"] = into["records_created"] = len(rows)
        def finish(db, scanner_id, rows):
            stats = {}
            count(rows, stats)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_through_another_name() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            counts = stats
            counts["records_processed"] = counts["records_created"] = len(rows)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_by_a_nested_function() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            def count(key):
                stats[key] = stats.get(key, 0) + 1
            for row in rows:
                count("records_processed")
                count("records_created")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Filled_in_an_attribute() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def __init__(self):
                self.stats = {}
            def count(self, rows):
                self.stats["records_processed"] = self.stats["records_created"] = len(rows)
            def finish(self, db, scanner_id, rows):
                self.count(rows)
                complete_data_importer(db, scanner_id, self.stats, status="Finished")
        """));

    [Fact]
    public void Made_by_a_call() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = count(rows)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Made_by_a_comprehension() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, counts):
            stats = {key: len(value) for key, value in counts}
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Counters() => Assert.Empty(PythonCode.Verdict("""
        import collections
        def finish(db, scanner_id, rows):
            stats = collections.Counter()
            stats["records_processed"] += 1
            stats["records_created"] += 1
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_copy_of_what_is_filled() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, rows):
            stats = {}
            stats["records_processed"] = stats["records_created"] = len(rows)
            complete_data_importer(db, scanner_id, dict(stats), status="Finished")
            complete_data_importer(db, scanner_id, stats.copy(), status="Finished")
            complete_data_importer(db, scanner_id, {**stats}, status="Finished")
        """));

    [Fact]
    public void A_failure_needs_none() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, error):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=error)
        """));

    [Fact]
    public void A_status_that_is_not_known() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, status):
            complete_data_importer(db, scanner_id, {}, status=status)
        """));

    [Fact]
    public void What_is_not_shown_may_be_given() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, options):
            complete_data_importer(db, scanner_id, status="Finished", **options)
        """));
}
