namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>The shapes that import code usually has: retries, queues, collected errors, steps of a worker.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void A_worker_that_takes_jobs_from_a_queue() => Assert.Empty(PythonCode.Verdict("""
        def run(db, queue):
            while True:
                job = queue.get()
                if job is None:
                    break
                scanner_id, sub_id = job
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(job)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
        """));

    [Fact]
    public void An_import_that_is_tried_again() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for attempt in range(3):
                try:
                    stats = work(db)
                    break
                except Exception as e:
                    if attempt == 2:
                        complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                        raise
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void An_import_that_is_tried_again_and_fails_in_the_end() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            last = None
            for attempt in range(3):
                try:
                    stats = work(db)
                except Exception as e:
                    last = e
                    continue
                complete_data_importer(db, scanner_id, stats, status="Finished")
                break
            else:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(last))
                raise last
        """));

    [Fact]
    public void A_finally_that_reports_what_the_body_left_behind() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            status, error, stats = "Failed", None, {}
            try:
                stats = work(db)
                status = "Finished"
            except Exception as e:
                error = str(e)
                raise
            finally:
                complete_data_importer(db, scanner_id, stats, status=status, error=error)
        """));

    [Fact]
    public void Errors_that_are_collected() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            errors = []
            try:
                for row in rows:
                    try:
                        work(row)
                    except ValueError as e:
                        errors.append(str(e))
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            if errors:
                complete_data_importer(db, scanner_id, stats, status="Failed", error="; ".join(errors))
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Errors_that_are_collected_and_reported_in_finally() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            errors = []
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                for row in rows:
                    work(row)
            except Exception as e:
                errors.append(str(e))
                raise
            finally:
                complete_data_importer(db, scanner_id, stats, status="Failed" if errors else "Finished", error="; ".join(errors))
        """));

    [Fact]
    public void A_return_through_two_finally() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, rows, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                try:
                    if not rows:
                        return 0
                finally:
                    log.info("x")
            finally:
                complete_data_importer(db, scanner_id, stats, status=outcome(), error="x")
        """));

    [Fact]
    public void A_lock_around_all() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, lock):
            with lock:
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
        """));

    [Fact]
    public void A_loop_that_reads_until_nothing_is_left() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, source):
            h = DBOpsHelper(db, sub_id)
            while (row := source.read()):
                h.upsert_bo(row)
            h.flush()
            mark_for_aggregation(db, sub_id)
        """));

    [Fact]
    public void A_request_of_a_session() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, session, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            rows = session.get("https://x")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_request_of_a_module() => Assert.Equal("P4:4", PythonCode.Verdict("""
        import requests
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            rows = requests.get("https://x")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void What_is_waited_for() => Assert.Equal("P4:3", PythonCode.Verdict("""
        async def run(db, scanner_id, sub_id, source, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            rows = await source.get("x")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_conversion_that_may_fail() => Assert.Equal("P4:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, row, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            n = int(row)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_completion_in_the_else_of_a_try() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
            except ValueError as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_handler_within_that_completes_and_raises() => Assert.Equal("P5:11", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                try:
                    stats = work(db)
                except ValueError as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_handler_that_completes_unless_it_was_done() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            done = False
            try:
                try:
                    stats = work(db)
                except ValueError as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    done = True
                    raise
                complete_data_importer(db, scanner_id, stats, status="Finished")
                done = True
            except Exception as e:
                if not done:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_name_from_one_library_or_another() => Assert.Empty(PythonCode.Verdict("""
        try:
            from framework import complete_data_importer as done
        except ImportError:
            from legacy import complete_data_importer as done
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            done(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void An_asynchronous_context_manager_of_the_file() => Assert.Empty(PythonCode.Verdict("""
        from contextlib import asynccontextmanager
        @asynccontextmanager
        async def tracked(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                yield
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        async def run(db, scanner_id, sub_id, stats):
            async with tracked(db, scanner_id, sub_id, stats):
                await work(db)
        """));
}
