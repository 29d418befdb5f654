namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>Mistakes of buffers, with the corrected code that a report shows.</summary>
internal static class FlushExamples
{
    public static IReadOnlyList<CorrectionExample> All { get; } =
    [
        new("Rows that another function writes", "F1", """
            def add(buffer, row):
                buffer.upsert_bo(row)


            def run(db, row):
                ops = DBOpsHelper(db)
                add(ops, row)
                mark_for_aggregation(db)
            """,
            """
            def run(db, row):
                ops = DBOpsHelper(db)
                add(ops, row)
                ops.flush()
                mark_for_aggregation(db)
            """),

        new("Rows that are written in a try", "F2", """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    ops = DBOpsHelper(db, sub_id)
                    for row in fetch(db):
                        ops.upsert_bo(row)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    ops = DBOpsHelper(db, sub_id)
                    for row in fetch(db):
                        ops.upsert_bo(row)
                    ops.flush()
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A flush that comes too late, with a comment", "F3", """
            def run(db, scanner_id, sub_id, stats):
                ops = DBOpsHelper(db, sub_id)
                ops.upsert_bo(1)
                complete_data_importer(db, scanner_id, stats, status="Finished")

                # Be sure.
                ops.flush()
            """,
            """
            def run(db, scanner_id, sub_id, stats):
                ops = DBOpsHelper(db, sub_id)
                ops.upsert_bo(1)
                ops.flush()
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("A buffer without a name", "F2", """
            def run(db, sub_id, row):
                DBOpsHelper(db, sub_id).upsert_bo(row)
            """,
            """
            def run(db, sub_id, row):
                db_ops = DBOpsHelper(db, sub_id)
                db_ops.upsert_bo(row)
                db_ops.flush()
            """),
    ];
}
