namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Buffers that others hold: dictionaries, objects, what functions return.</summary>
public sealed class HeldBufferTests
{
    [Fact]
    public void A_dictionary_that_is_given_to_code_which_is_not_reviewed() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        from elsewhere import save
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            save({"ops": h})
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_dictionary_in_a_variable_that_is_given_to_code_which_is_not_reviewed() => Assert.Equal("(F1:7)", PythonCode.Verdict("""
        from elsewhere import save
        def run(db, sub_id, row):
            h = DBOpsHelper(db, sub_id)
            h.upsert_bo(row)
            holder = {"ops": h}
            save(holder)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_under_a_key() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            buffers = {"a": DBOpsHelper(db, sub_id)}
            buffers["a"].upsert_bo(row)
            buffers["a"].flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_under_a_key_that_get_finds() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row):
            buffers = {}
            buffers["a"] = DBOpsHelper(db, sub_id)
            buffers["a"].upsert_bo(row)
            buffers.get("a").flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_under_a_key_that_varies() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, row, k):
            buffers = {}
            buffers[k] = DBOpsHelper(db, sub_id)
            buffers[k].upsert_bo(row)
            buffers[k].flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void All_values_of_a_dictionary() => Assert.Equal("(F1:6)", PythonCode.Verdict("""
        def run(db, sub_id, row):
            buffers = {"a": DBOpsHelper(db, sub_id), "b": DBOpsHelper(db, sub_id)}
            buffers["a"].upsert_bo(row)
            for b in buffers.values():
                b.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Buffers_that_a_dictionary_makes_itself() => Assert.Equal("(F1:9)", PythonCode.Verdict("""
        from collections import defaultdict
        def run(db, sub_id, rows):
            buffers = defaultdict(lambda: DBOpsHelper(db, sub_id))
            for row in rows:
                buffers[row.kind].upsert_bo(row)
            for b in buffers.values():
                b.flush()
            log.info("flushed")
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void Buffers_that_are_made_when_they_are_missing() => Assert.Equal("(F1:7)", PythonCode.Verdict("""
        def run(db, sub_id, rows):
            buffers = {}
            for row in rows:
                buffers.setdefault(row.kind, DBOpsHelper(db, sub_id)).upsert_bo(row)
            for b in buffers.values():
                b.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_a_function_returns() => Assert.Empty(PythonCode.Verdict("""
        def make(db, sub_id):
            return DBOpsHelper(db, sub_id)
        def run(db, sub_id, row):
            h = make(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_a_function_returns_with_others() => Assert.Empty(PythonCode.Verdict("""
        def make(db, sub_id):
            return DBOpsHelper(db, sub_id), 5
        def run(db, sub_id, row):
            h, n = make(db, sub_id)
            h.upsert_bo(row)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_a_function_returns_with_others_and_nobody_flushes() => Assert.Equal("F2:5 F1:6", PythonCode.Verdict("""
        def make(db, sub_id):
            return DBOpsHelper(db, sub_id), 5
        def run(db, sub_id, row):
            h, n = make(db, sub_id)
            h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_a_method_gives() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def ops(self):
                return self._ops
            def run(self, db, sub_id, row):
                self.ops().upsert_bo(row)
                self.ops().flush()
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_buffer_that_is_made_when_it_is_needed() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id, row):
                if not self.h:
                    self.h = DBOpsHelper(db, sub_id)
                self.h.upsert_bo(row)
                self.h.flush()
                mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_object_that_flushes_when_it_is_closed() => Assert.Empty(PythonCode.Verdict("""
        class Writer:
            def __init__(self, db, sub_id):
                self.ops = DBOpsHelper(db, sub_id)
            def write(self, row):
                self.ops.upsert_bo(row)
            def close(self):
                self.ops.flush()
        def run(db, sub_id, rows):
            w = Writer(db, sub_id)
            for row in rows:
                w.write(row)
            w.close()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_object_that_is_not_closed() => Assert.Equal("F1:11", PythonCode.Verdict("""
        class Writer:
            def __init__(self, db, sub_id):
                self.ops = DBOpsHelper(db, sub_id)
            def write(self, row):
                self.ops.upsert_bo(row)
            def close(self):
                self.ops.flush()
        def run(db, sub_id, row):
            w = Writer(db, sub_id)
            w.write(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void An_object_that_flushes_when_its_block_is_left() => Assert.Empty(PythonCode.Verdict("""
        class Writer:
            def __init__(self, db, sub_id):
                self.ops = DBOpsHelper(db, sub_id)
            def __enter__(self):
                return self
            def __exit__(self, *args):
                self.ops.flush()
            def write(self, row):
                self.ops.upsert_bo(row)
        def run(db, sub_id, rows):
            with Writer(db, sub_id) as w:
                for row in rows:
                    w.write(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_field_of_an_object() => Assert.Equal("F1:9", PythonCode.Verdict("""
        from dataclasses import dataclass
        @dataclass
        class Ctx:
            db: object
            h: DBOpsHelper
        def run(db, sub_id, row):
            ctx = Ctx(db, DBOpsHelper(db, sub_id))
            ctx.h.upsert_bo(row)
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_field_of_an_object_that_is_flushed() => Assert.Empty(PythonCode.Verdict("""
        from dataclasses import dataclass
        @dataclass
        class Ctx:
            db: object
            h: DBOpsHelper
        def run(db, sub_id, row):
            ctx = Ctx(db, DBOpsHelper(db, sub_id))
            ctx.h.upsert_bo(row)
            ctx.h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_thread_that_is_given_the_buffer() => Assert.Empty(PythonCode.Verdict("""
        import threading
        def worker(db, h, rows):
            for row in rows:
                h.upsert_bo(row)
            h.flush()
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            t = threading.Thread(target=worker, args=(db, h, rows))
            t.start()
            t.join()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_pool_that_writes_for_the_function() => Assert.Empty(PythonCode.Verdict("""
        from concurrent.futures import ThreadPoolExecutor
        def write(h, row):
            h.upsert_bo(row)
        def run(db, sub_id, rows):
            h = DBOpsHelper(db, sub_id)
            with ThreadPoolExecutor() as pool:
                for row in rows:
                    pool.submit(write, h, row)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));
}
