namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Generators whose values are not all taken: they are closed, and only their finally blocks run.</summary>
public sealed class GeneratorClosingTests
{
    [Fact]
    public void A_generator_that_completes_in_finally_and_whose_caller_breaks() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        def run(db, scanner_id, sub_id, stats, status):
            for row in rows(db, scanner_id, sub_id, stats, status):
                if row:
                    break
        """));

    [Fact]
    public void A_generator_that_completes_in_finally_and_whose_caller_returns() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        def run(db, scanner_id, sub_id, stats, status):
            for row in rows(db, scanner_id, sub_id, stats, status):
                return row
        """));

    [Fact]
    public void A_generator_that_completes_in_finally_and_whose_caller_raises() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        def run(db, scanner_id, sub_id, stats, status):
            for row in rows(db, scanner_id, sub_id, stats, status):
                work(row)
        """));

    [Fact]
    public void A_generator_does_not_handle_what_its_caller_raises() => Assert.Equal("P4:11", PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        def run(db, scanner_id, sub_id, stats):
            for row in rows(db, scanner_id, sub_id, stats):
                work(row)
        """));

    [Fact]
    public void A_generator_that_flushes_in_finally_and_whose_caller_breaks() => Assert.Empty(PythonCode.Verdict("""
        def rows(h, source):
            try:
                for row in source:
                    h.upsert_bo(row)
                    yield row
            finally:
                h.flush()
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            for row in rows(h, source):
                if row.is_last:
                    break
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_caller_that_breaks_out_of_an_inner_loop_only() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for at in range(3):
                yield at
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            for at in rows(db, scanner_id, sub_id, stats):
                for inner in [1, 2]:
                    if inner:
                        break
        """));

    [Fact]
    public void yield_from_and_a_caller_that_breaks() => Assert.Empty(PythonCode.Verdict("""
        def inner(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        def outer(db, scanner_id, sub_id, stats, status):
            yield from inner(db, scanner_id, sub_id, stats, status)
        def run(db, scanner_id, sub_id, stats, status):
            for row in outer(db, scanner_id, sub_id, stats, status):
                break
        """));

    [Fact]
    public void A_caller_that_handles_what_it_raises_itself() => Assert.Empty(PythonCode.Verdict("""
        def rows(db, scanner_id, sub_id, stats, status):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield stats
            finally:
                complete_data_importer(db, scanner_id, stats, status=status)
        def run(db, scanner_id, sub_id, stats, status):
            try:
                for row in rows(db, scanner_id, sub_id, stats, status):
                    work(row)
            except ValueError:
                log.error("x")
        """));
}
