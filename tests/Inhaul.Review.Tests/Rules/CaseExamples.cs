namespace Inhaul.Review.Tests.Rules;

/// <summary>The cases that the description of the rules lists, each with its verdict.</summary>
internal static class CaseExamples
{
    public static IReadOnlyList<ReviewExample> All { get; } =
    [
        new("Completed on success and on failure is clean", "", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A finally that always reports success is T8", "T8:6", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                finally:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("Begin as first statement of the try is clean", "", """
            def run(db, scanner_id, sub_id):
                try:
                    insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("Work between begin and try is P4", "P4:3", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                rows = fetch(db)
                try:
                    stats = work(rows)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A handler that logs and raises is P2", "P2:6", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception:
                    log.error("failed")
                    raise
            """),

        new("A completion in one branch only is P1", "P1:2", """
            def run(db, scanner_id, sub_id, rows):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                if rows:
                    complete_data_importer(db, scanner_id, make_stats, status="Finished")
                else:
                    pass
            """),

        new("A return in a try without finally is P3", "P3:6", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    rows = fetch()
                    if not rows:
                        return
                    complete_data_importer(db, scanner_id, count(rows), status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A helper that completes on each of its paths is clean", "", """
            def _finish(db, sid, error=None):
                if error:
                    complete_data_importer(db, sid, {}, status="Failed", error=str(error))
                else:
                    complete_data_importer(db, sid, totals(), status="Finished")

            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    work(db)
                except Exception as e:
                    _finish(db, scanner_id, e)
                    raise
                try:
                    _finish(db, scanner_id)
                except Exception as e:
                    _finish(db, scanner_id, e)
                    raise
            """),

        new("Two begun and one completed is P1 for the other", "P1:3 P4:3", """
            def run(db, a, b, sub_id, stats):
                insert_data_importer(db, a, sub_id, scanner_type="assets")
                insert_data_importer(db, b, sub_id, scanner_type="assets")
                complete_data_importer(db, a, stats, status="Finished")
            """),

        new("An id that is made anew is T2", "T2:4", """
            def run(db, sid, sub_id, stats):
                insert_data_importer(db, sid, sub_id, scanner_type="assets")
                sid = other
                complete_data_importer(db, sid, stats, status="Finished")
            """),

        new("Aggregation inside the block whose exit flushes is F1", "F1:4", """
            def run(db, sub_id, row):
                with DBOpsHelper(db, sub_id) as h:
                    h.upsert_bo(row)
                    mark_for_aggregation(db, sub_id)
            """),

        new("Flushing another buffer is F1 for the one that is not", "F2:5 F1:7", """
            def run(db, sub_id, row):
                h1 = DBOpsHelper(db, sub_id)
                h2 = DBOpsHelper(db, sub_id)
                h1.upsert_bo(row)
                h2.upsert_bo(row)
                h1.flush()
                mark_for_aggregation(db, sub_id)
            """),

        new("A flush in one branch is F1", "F2:3 F1:6", """
            def run(db, sub_id, row, big):
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
                if big:
                    h.flush()
                mark_for_aggregation(db, sub_id)
            """),

        new("A flush in every round is clean", "", """
            def run(db, sub_id, rows):
                h = DBOpsHelper(db, sub_id)
                for row in rows:
                    h.upsert_bo(row)
                    h.flush()
                mark_for_aggregation(db, sub_id)
            """),

        new("Stats that are never filled are T3", "T3:3", """
            def run(db, scanner_id):
                stats = {}
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("A status that is no literal is not T6", "", """
            def run(db, scanner_id, stats, status):
                complete_data_importer(db, scanner_id, stats, status=status)
            """),

        new("A flush in a comment or a string is none", "F2:3 F1:6", """
            def run(db, sub_id, row):
                h = DBOpsHelper(db, sub_id)
                h.upsert_bo(row)
                # h.flush()
                "h.flush()"
                mark_for_aggregation(db, sub_id)
            """),

        new("An imported name for the completion is understood", "", """
            from framework import complete_data_importer as done, insert_data_importer as start

            def run(db, scanner_id, sub_id):
                start(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    done(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    done(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),
    ];
}
