namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Calls: helpers, nested functions, lambdas, decorators, partial and functions by other names.</summary>
public sealed class CallTests
{
    [Fact]
    public void A_helper_in_a_helper() => Assert.Empty(PythonCode.Verdict("""
        def last(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def finish(db, scanner_id, stats):
            last(db, scanner_id, stats)
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats)
        """));

    [Fact]
    public void Defaults_of_a_helper() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, scanner_id, stats, status="Finished", error=None):
            complete_data_importer(db, scanner_id, stats, status=status, error=error)
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats)
        """));

    [Fact]
    public void Keywords_of_a_helper() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, *, import_id, counts):
            complete_data_importer(db, import_id, counts, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, counts=stats, import_id=scanner_id)
        """));

    [Fact]
    public void Arguments_that_are_passed_through() => Assert.Empty(PythonCode.Verdict("""
        def finish(*args, **options):
            complete_data_importer(*args, **options)
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_starred_argument() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            common = (db, scanner_id)
            complete_data_importer(*common, stats, status="Finished")
        """));

    [Fact]
    public void Arguments_in_a_dictionary() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            options = {"status": "Finished"}
            complete_data_importer(db, scanner_id, stats, **options)
        """));

    [Fact]
    public void A_nested_function_that_completes_what_the_outer_one_began() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            def finish(status, error=None):
                complete_data_importer(db, scanner_id, stats, status=status, error=error)
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            except Exception as e:
                finish("Failed", str(e))
                raise
            try:
                finish("Finished")
            except Exception as e:
                finish("Failed", str(e))
                raise
        """));

    [Fact]
    public void A_nested_function_that_gives_the_id_another_value() => Assert.Equal("T2:6", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            def renew():
                nonlocal scanner_id
                scanner_id = "other"
            renew(); complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_global_that_another_function_gives_another_value() => Assert.Equal("T2:8", PythonCode.Verdict("""
        scanner_id = "first"
        def renew():
            global scanner_id
            scanner_id = "second"
        def run(db, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            renew()
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_global_that_stays() => Assert.Empty(PythonCode.Verdict("""
        scanner_id = "first"
        def run(db, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            log.info("begun")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_partial_of_the_completion() => Assert.Empty(PythonCode.Verdict("""
        from functools import partial
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish = partial(complete_data_importer, db, scanner_id)
            finish(stats, status="Finished")
        """));

    [Fact]
    public void A_partial_of_a_helper() => Assert.Empty(PythonCode.Verdict("""
        import functools
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            end = functools.partial(finish, db, scanner_id)
            end(stats)
        """));

    [Fact]
    public void A_partial_that_nobody_calls() => Assert.Equal("P1:3", PythonCode.Verdict("""
        from functools import partial
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish = partial(complete_data_importer, db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_function_by_another_name() => Assert.Empty(PythonCode.Verdict("""
        finish = complete_data_importer
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_function_by_another_name_within() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            end = complete_data_importer
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            end(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_method_of_a_buffer_by_another_name() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            write, save = h.upsert_bo, h.flush
            for row in rows:
                write(row)
            save()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_method_of_a_buffer_by_another_name_that_writes() => Assert.Equal("F2:5 F1:6", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            write = h.upsert_bo
            for row in rows:
                write(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_lambda_that_flushes() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            save = lambda: h.flush()
            h.upsert_bo(row)
            save()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_function_that_never_returns() => Assert.Empty(PythonCode.Verdict("""
        def fail(message):
            raise ValueError(message)
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                if not rows:
                    fail("no rows")
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except ValueError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_helper_that_ends_the_program() => Assert.Equal("P3:4", PythonCode.Verdict("""
        import sys
        def leave(message):
            print(message)
            sys.exit(2)
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if not rows:
                leave("no rows")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_method_by_its_class() => Assert.Empty(PythonCode.Verdict("""
        class Tracker:
            @staticmethod
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            @classmethod
            def begin(cls, db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        def run(db, scanner_id, sub_id, stats):
            Tracker.begin(db, scanner_id, sub_id)
            Tracker.finish(db, scanner_id, stats)
        """));
}
