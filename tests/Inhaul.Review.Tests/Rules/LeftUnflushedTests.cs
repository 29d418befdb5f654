namespace Inhaul.Review.Tests.Rules;

/// <summary>F2: a buffer that was written reaches a normal exit unflushed, and nobody else has it.</summary>
public sealed class LeftUnflushedTests
{
    [Fact]
    public void A_row_as_the_last_statement() => Assert.Equal("F2:3", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
        """));

    [Fact]
    public void A_row_in_a_loop() => Assert.Equal("F2:4", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in rows:
                h.upsert_bo(row)
        """));

    [Fact]
    public void A_return_before_the_flush() => Assert.Equal("F2:3", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if row.is_last:
                return
            h.flush()
        """));

    [Fact]
    public void A_flush_in_one_branch() => Assert.Equal("F2:3", PythonCode.Verdict("""
        def run(db, sub_id, row, big):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if big:
                h.flush()
        """));

    [Fact]
    public void A_flush_within_the_loop_only_when_the_batch_is_full() => Assert.Equal("F2:4", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for at, row in enumerate(rows):
                h.upsert_bo(row)
                if at % 100 == 99:
                    h.flush()
        """));

    [Fact]
    public void A_row_after_the_flush() => Assert.Equal("F2:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            h.upsert_bo(row)
        """));

    [Fact]
    public void One_of_two_buffers() => Assert.Equal("F2:5", PythonCode.Verdict("""
        def run(db, sub_id, row):
            assets = DBOpsHelper(db, sub_id)
            owners = DBOpsHelper(db, sub_id)
            assets.upsert_bo(row)
            owners.upsert_bo(row)
            assets.flush()
        """));

    [Fact]
    public void A_buffer_without_a_name() => Assert.Equal("F2:2", PythonCode.Verdict("""
        def run(db, sub_id, row):
            DBOpsHelper(db, sub_id).upsert_bo(row)
        """));

    [Fact]
    public void Each_way_to_write() => Assert.Equal("F2:3 F2:6 F2:9", PythonCode.Verdict("""
        def inserted(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.insert_bo(row)
        def updated(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.update_bo(row)
        def added(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.add(row)
        """));

    [Fact]
    public void A_break_passes_the_flush_by() => Assert.Equal("F2:4", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in rows:
                h.upsert_bo(row)
                if row.is_last:
                    break
            else:
                h.flush()
        """));

    [Fact]
    public void A_flush_at_the_end() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            for row in rows:
                h.upsert_bo(row)
            h.flush()
        """));

    [Fact]
    public void A_with_block() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, rows):
            with DBOpsHelper(db, sub_id) as h:
                for row in rows:
                    h.upsert_bo(row)
        """));

    [Fact]
    public void The_error_path_need_not_flush() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            if row.is_bad:
                raise ValueError("bad")
            h.flush()
        """));

    [Fact]
    public void A_handler_need_not_flush() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            try:
                h.upsert_bo(row)
                h.flush()
            except Exception as e:
                log.error("failed")
        """));

    [Fact]
    public void A_buffer_that_is_returned() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            return h
        """));

    [Fact]
    public void A_buffer_that_is_returned_with_others() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            return {"ops": h, "rows": 1}
        """));

    [Fact]
    public void A_buffer_that_is_kept() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id, row):
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
                self.ops = h
        """));

    [Fact]
    public void A_buffer_that_is_put_in_a_list() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row, open_buffers):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            open_buffers.append(h)
        """));

    [Fact]
    public void A_buffer_that_is_yielded() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            yield h
        """));

    [Fact]
    public void A_buffer_that_is_given_to_code_that_is_not_reviewed() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            save(h)
        """));

    [Fact]
    public void A_buffer_of_the_caller() => Assert.Empty(PythonCode.Verdict("""
        def run(h, row):
            h.upsert_bo(row)
        """));

    [Fact]
    public void A_buffer_that_took_no_row() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id):
            h = DBOpsHelper(db, sub_id)
            log.info("made %s", h)
        """));

    [Fact]
    public void A_method_that_is_not_known_to_write() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id):
            h = DBOpsHelper(db, sub_id)
            h.count()
        """));

    [Fact]
    public void A_list_is_no_buffer() => Assert.Empty(PythonCode.Verdict("""
        def run(rows):
            kept = []
            for row in rows:
                kept.append(row)
                kept.insert(0, row)
        """));
}
