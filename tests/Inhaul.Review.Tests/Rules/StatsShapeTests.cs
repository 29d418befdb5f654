namespace Inhaul.Review.Tests.Rules;

/// <summary>The shapes that stats and errors have, and that are no mistakes.</summary>
public sealed class StatsShapeTests
{
    [Fact]
    public void What_a_function_makes_of_an_object() => Assert.Empty(PythonCode.Verdict("""
        from dataclasses import asdict
        def finish(db, scanner_id, counts):
            complete_data_importer(db, scanner_id, asdict(counts), status="Finished")
        """));

    [Fact]
    public void Counts_of_the_object() => Assert.Empty(PythonCode.Verdict("""
        class I:
            def __init__(self):
                self.stats = {"records_processed": 0, "records_created": 0}
            def finish(self, db, scanner_id):
                complete_data_importer(db, scanner_id, self.stats, status="Finished")
        """));

    [Fact]
    public void Counts_that_another_method_of_the_object_adds() => Assert.Empty(PythonCode.Verdict("""
        class I:
            def run(self, db, scanner_id):
                self.stats = {"records_processed": 0}
                self.more()
                complete_data_importer(db, scanner_id, self.stats, status="Finished")
            def more(self):
                self.stats["records_created"] = 1
        """));

    [Fact]
    public void Counts_in_one_branch() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            stats = {}
            if n:
                stats = {"records_processed": n, "records_created": n}
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Counts_that_may_be_missing() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, stats=None):
            complete_data_importer(db, scanner_id, stats or {}, status="Finished")
        """));

    [Fact]
    public void A_choice_of_counts() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            complete_data_importer(db, scanner_id, {"records_processed": n, "records_created": n} if n else {}, status="Finished")
        """));

    [Fact]
    public void Counts_of_names_and_values() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, names, values):
            complete_data_importer(db, scanner_id, dict(zip(names, values)), status="Finished")
        """));

    [Fact]
    public void A_deep_copy() => Assert.Empty(PythonCode.Verdict("""
        import copy
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, copy.deepcopy(stats), status="Finished")
        """));

    [Fact]
    public void A_union_of_two_dictionaries() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            base = {"records_processed": n}
            complete_data_importer(db, scanner_id, base | {"records_created": n}, status="Finished")
        """));

    [Fact]
    public void Counts_of_keys() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id):
            stats = dict.fromkeys(["records_processed", "records_created"], 0)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Counts_of_which_one_is_taken_out() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, n):
            stats = {"records_processed": n, "records_created": 0, "old": 1}
            del stats["old"]
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void The_text_of_the_traceback() => Assert.Empty(PythonCode.Verdict("""
        import traceback
        def finish(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=traceback.format_exc())
        """));

    [Fact]
    public void A_text_that_may_be_missing() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, e=None):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e) if e else None)
        """));
}
