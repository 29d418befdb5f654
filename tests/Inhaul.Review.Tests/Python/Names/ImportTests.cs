namespace Inhaul.Review.Tests.Python.Names;

/// <summary>Imports: by name, by module, under other names, relative, from packages, of everything, in circles.</summary>
public sealed class ImportTests
{
    [Fact]
    public void Names_that_are_imported_from_the_framework() => Assert.Empty(PythonCode.Verdict("""
        from framework.tracking import insert_data_importer, complete_data_importer
        from framework.ops import DBOpsHelper
        def run(db, scanner_id, sub_id, row, stats):
            insert_data_importer(db, scanner_id, sub_id, "assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Names_of_a_module() => Assert.Equal("F2:6 F1:7", PythonCode.Verdict("""
        import framework.ops as ops
        from framework import aggregation
        def run(db, sub_id, row):
            h = ops.DBOpsHelper(db, sub_id)
            log.info("made")
            h.upsert_bo(row)
            aggregation.mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Names_that_are_imported_under_others() => Assert.Equal("F2:4 F1:5", PythonCode.Verdict("""
        from framework import DBOpsHelper as Ops, mark_for_aggregation as mark
        def run(db, sub_id, row):
            h = Ops(db, sub_id)
            h.upsert_bo(row)
            mark(db, sub_id)
        """));

    [Fact]
    public void An_import_within_the_function() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            def run(db, scanner_id, sub_id, stats):
                from jobs.tracking import finish
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_relative_import() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            from .tracking import finish as end
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                end(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_relative_import_of_a_module() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            from . import tracking
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                tracking.finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_relative_import_from_the_folder_above() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets/run.py", """
            from ..tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_package_that_hands_names_on() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking/ends.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/tracking/__init__.py", """
            from .ends import finish
            """),
        ("jobs/assets.py", """
            from jobs.tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_package_that_hands_everything_on() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking/ends.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/tracking/__init__.py", """
            from .ends import *
            """),
        ("jobs/assets.py", """
            from jobs.tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void Everything_is_imported() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            from jobs.tracking import *
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void Everything_is_imported_from_a_file_that_is_not_reviewed() => Assert.Equal("(P1:3)", PythonCode.Verdict("""
        from jobs.tracking import *
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats)
        """));

    [Fact]
    public void A_package_with_code_of_its_own() => Assert.Empty(PythonCode.Verdict(
        ("jobs/tracking/__init__.py", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
        ("jobs/assets.py", """
            import jobs.tracking
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                jobs.tracking.finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void Files_that_import_each_other() => Assert.Empty(PythonCode.Verdict(
        ("jobs/assets.py", """
            from jobs.tracking import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """),
        ("jobs/tracking.py", """
            from jobs import assets
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")
            def again(db, scanner_id, sub_id, stats):
                assets.run(db, scanner_id, sub_id, stats)
            """)));

    [Fact]
    public void Names_that_lead_in_a_circle() => Assert.Equal("(P1:3)", PythonCode.Verdict(
        ("jobs/one.py", """
            from jobs.two import finish
            """),
        ("jobs/two.py", """
            from jobs.one import finish
            """),
        ("jobs/run.py", """
            from jobs.two import finish
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                finish(db, scanner_id, stats)
            """)));

    [Fact]
    public void A_relative_import_beyond_the_root_names_nothing() => Assert.Equal("(P1:4)", PythonCode.Verdict("""
        from . import finish
        from .. import status
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats, status)
        """));
}
