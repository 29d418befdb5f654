namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Classes: attributes of objects, methods of bases, class bodies.</summary>
public sealed class ClassTests
{
    [Fact]
    public void A_buffer_of_the_object_that_another_method_flushes() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def __init__(self, db, sub_id):
                self.h = DBOpsHelper(db, sub_id)
            def save(self):
                self.h.flush()
            def run(self, db, sub_id, rows):
                for row in rows:
                    self.h.upsert_bo(row)
                self.save()
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_of_the_object_that_no_method_flushes() => Assert.Equal("F1:7", PythonCode.Verdict("""
        class Importer:
            def __init__(self, db, sub_id):
                self.h = DBOpsHelper(db, sub_id)
            def run(self, db, sub_id, rows):
                for row in rows:
                    self.h.upsert_bo(row)
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_method_of_the_base() => Assert.Empty(PythonCode.Verdict("""
        class Base:
            def finish(self, db, stats):
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
        class Importer(Base):
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                self.finish(db, stats)
        """));

    [Fact]
    public void A_method_that_overrides_the_one_of_the_base() => Assert.Equal("P1:7", PythonCode.Verdict("""
        class Base:
            def finish(self, db, stats):
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
        class Importer(Base):
            def finish(self, db, stats): log.info("done")
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets"); self.finish(db, stats)
        """));

    [Fact]
    public void super() => Assert.Empty(PythonCode.Verdict("""
        class Base:
            def finish(self, db, stats):
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
        class Importer(Base):
            def finish(self, db, stats):
                log.info("done")
                super().finish(db, stats)
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                self.finish(db, stats)
        """));

    [Fact]
    public void A_base_of_the_file_that_runs_what_the_class_defines() => Assert.Empty(PythonCode.Verdict("""
        class Base:
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                try:
                    self.work(db)
                    complete_data_importer(db, self.scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, self.scanner_id, {}, status="Failed", error=str(e))
                    raise
        class Importer(Base):
            def work(self, db):
                fetch(db)
        """));

    [Fact]
    public void A_base_from_elsewhere_may_complete() => Assert.Equal("(P1:4)", PythonCode.Verdict("""
        from elsewhere import Base
        class Importer(Base):
            def run(self, db, sub_id):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                self.finish()
        """));

    [Fact]
    public void A_subclass_of_the_buffer_is_a_buffer() => Assert.Equal("F1:5 F2:5", PythonCode.Verdict("""
        class Assets(DBOpsHelper):
            batch_size = 100
        def run(db, sub_id, row):
            h = Assets(db, sub_id)
            h.upsert_bo(row); mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Attributes_of_the_class() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            status = "Finished"
            def run(self, db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                complete_data_importer(db, scanner_id, stats, status=self.status)
        """));

    [Fact]
    public void An_id_that_is_kept_in_the_object() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id, stats):
                self.scanner_id = make_id(sub_id)
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void An_id_of_the_object_that_is_made_anew() => Assert.Equal("T2:6", PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                log.info("begun")
                self.scanner_id = "other"
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Begun_by_the_constructor() => Assert.Empty(PythonCode.Verdict("""
        class Tracker:
            def __init__(self, db, scanner_id, sub_id):
                self.db, self.scanner_id = db, scanner_id
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            def finish(self, stats):
                complete_data_importer(self.db, self.scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            tracker = Tracker(db, scanner_id, sub_id)
            tracker.finish(stats)
        """));

    [Fact]
    public void Begun_by_the_constructor_and_completed_by_nobody() => Assert.Equal("P1:4", PythonCode.Verdict("""
        class Tracker:
            def __init__(self, db, scanner_id, sub_id):
                self.db, self.scanner_id = db, scanner_id
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        def run(db, scanner_id, sub_id):
            tracker = Tracker(db, scanner_id, sub_id)
            log.info("begun")
        """));

    [Fact]
    public void A_property() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            @property
            def h(self):
                return self._h
            def run(self, db, sub_id, row):
                self.h.upsert_bo(row)
                self.h.flush()
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_class_in_a_function() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            class Tracker:
                def finish(self):
                    complete_data_importer(db, scanner_id, stats, status="Finished")
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            Tracker().finish()
        """));

    [Fact]
    public void A_body_of_a_class_runs() => Assert.Equal("P1:2", PythonCode.Verdict("""
        class Importer:
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            name = "assets"
        """));
}
