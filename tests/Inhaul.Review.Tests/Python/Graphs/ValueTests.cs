namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Which values are the same, so that an id is told from another.</summary>
public sealed class ValueTests
{
    [Fact]
    public void An_id_that_a_helper_returns_with_others() => Assert.Empty(PythonCode.Verdict("""
        def begin(db, sub_id):
            scanner_id = make_id()
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            return scanner_id, 1
        def run(db, sub_id, stats):
            sid, n = begin(db, sub_id)
            complete_data_importer(db, sid, stats, status="Finished")
        """));

    [Fact]
    public void An_item_and_what_get_gives_of_the_same_key() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats):
            job = {"id": make_id()}
            insert_data_importer(db, job["id"], sub_id, "assets")
            complete_data_importer(db, job.get("id"), stats, status="Finished")
        """));

    [Fact]
    public void A_part_of_an_object_by_another_name() => Assert.Empty(PythonCode.Verdict("""
        def run(db, job, sub_id, stats):
            scanner_id = job.id
            insert_data_importer(db, job.id, sub_id, "assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_global_that_one_function_sets_and_others_read() => Assert.Empty(PythonCode.Verdict("""
        SID = None
        def begin(db, sub_id):
            global SID
            SID = make_id()
            insert_data_importer(db, SID, sub_id, "assets")
        def end(db, stats):
            complete_data_importer(db, SID, stats, status="Finished")
        def run(db, sub_id, stats):
            begin(db, sub_id)
            end(db, stats)
        """));

    [Fact]
    public void What_getattr_gives_of_the_same_name() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, job, sub_id, stats):
            insert_data_importer(db, getattr(job, "id"), sub_id, "assets")
            complete_data_importer(db, getattr(job, "id"), stats, status="Finished")
        """));

    [Fact]
    public void What_a_method_gives_again_is_computed_again() => Assert.Equal("P4:3 T2:3", PythonCode.Verdict("""
        def run(db, job, sub_id, stats):
            insert_data_importer(db, job.get_id(), sub_id, "assets")
            complete_data_importer(db, job.get_id(), stats, status="Finished")
        """));

    [Fact]
    public void The_same_value_as_a_text_and_in_a_text() => Assert.Empty(PythonCode.Verdict("""
        import uuid
        def run(db, sub_id, stats):
            u = uuid.uuid4()
            insert_data_importer(db, str(u), sub_id, "assets")
            complete_data_importer(db, f"{u}", stats, status="Finished")
        """));

    [Fact]
    public void A_text_that_is_put_together_again() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats, day):
            insert_data_importer(db, "a-" + str(day), sub_id, "assets")
            complete_data_importer(db, "a-" + str(day), stats, status="Finished")
        """));

    [Fact]
    public void format_of_the_same() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats, day):
            insert_data_importer(db, "a-{}".format(day), sub_id, "assets")
            complete_data_importer(db, "a-{}".format(day), stats, status="Finished")
        """));

    [Fact]
    public void join_of_the_same() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats, day):
            insert_data_importer(db, "-".join(["a", day]), sub_id, "assets")
            complete_data_importer(db, "-".join(["a", day]), stats, status="Finished")
        """));

    [Fact]
    public void What_a_function_of_the_file_computes_of_the_same() => Assert.Empty(PythonCode.Verdict("""
        def make_id(sub_id):
            return f"assets-{sub_id}"
        def run(db, sub_id, stats):
            insert_data_importer(db, make_id(sub_id), sub_id, "assets")
            complete_data_importer(db, make_id(sub_id), stats, status="Finished")
        """));

    [Fact]
    public void An_id_that_is_made_when_none_is_given() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats, sid=None):
            sid = sid or make_id()
            insert_data_importer(db, sid, sub_id, "assets")
            complete_data_importer(db, sid, stats, status="Finished")
        """));

    [Fact]
    public void The_default_of_a_lambda() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            end = lambda sid=scanner_id: complete_data_importer(db, sid, stats, status="Finished")
            end()
        """));

    [Fact]
    public void A_constant_of_the_module() => Assert.Equal("T8:7", PythonCode.Verdict("""
        OK = "Finished"
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                work(db)
            finally:
                complete_data_importer(db, scanner_id, stats, status=OK)
        """));

    [Fact]
    public void A_constant_of_the_module_that_says_failed() => Assert.Equal("T4:3", PythonCode.Verdict("""
        BAD = "Failed"
        def run(db, scanner_id):
            complete_data_importer(db, scanner_id, {}, status=BAD)
        """));

    [Fact]
    public void A_status_that_is_no_literal() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, Status):
            insert_data_importer(db, scanner_id, sub_id, "assets", status=Status.RUNNING)
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status=Status.FINISHED)
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status=Status.FAILED, error=str(e))
                raise
        """));

    [Fact]
    public void A_counter_that_is_compared_with_zero() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            n = 0
            for row in rows:
                h.upsert_bo(row)
                n += 1
            if n > 0:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_counter_that_is_zero_when_nothing_was_written() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            n = 0
            for row in rows:
                h.upsert_bo(row)
                n += 1
            if n == 0:
                return
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_counter_that_is_false_when_nothing_was_written() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            n = 0
            for row in rows:
                h.upsert_bo(row)
                n += 1
            if not n:
                return
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_counter_that_is_set_back() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            n = 0
            for row in rows:
                h.upsert_bo(row)
                n += 1
                if n >= 100:
                    h.flush()
                    n = 0
            if n:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_flag_that_is_set_with_each_row() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            dirty = False
            for row in rows:
                h.upsert_bo(row)
                dirty = True
            if dirty:
                h.flush()
            mark_for_aggregation(db, sub_id)
        """));
}
