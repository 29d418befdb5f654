namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>Mistakes of what calls are given, with the corrected code that a report shows.</summary>
internal static class TrackingExamples
{
    public static IReadOnlyList<CorrectionExample> All { get; } =
    [
        new("Arguments that the function does not know", "T1", """
            def run(db, scanner_id):
                insert_data_importer(
                    db=db,
                    scanner_id=scanner_id  # unique
                )
                complete_data_importer(db, scanner_id, TOTALS, status="Finished")
            """,
            """
            def run(db, scanner_id):
                # Give SUB_ID and SCANNER_TYPE, which this code does not know.
                insert_data_importer(
                    db=db,
                    scanner_id=scanner_id,  # unique
                    sub_id=SUB_ID,
                    scanner_type=SCANNER_TYPE
                )
                complete_data_importer(db, scanner_id, TOTALS, status="Finished")
            """),

        new("Arguments that the object has", "T1", """
            class Importer:
                def run(self, scanner_id):
                    print(self.sub_id, self.scanner_type)
                    insert_data_importer(self.db, scanner_id)
                    complete_data_importer(self.db, scanner_id, TOTALS, status="Finished")
            """,
            """
            def run(self, scanner_id):
                print(self.sub_id, self.scanner_type)
                insert_data_importer(self.db, scanner_id, sub_id=self.sub_id, scanner_type=self.scanner_type)
                complete_data_importer(self.db, scanner_id, TOTALS, status="Finished")
            """),

        new("An id that is computed again", "T2", """
            def run(db, sub_id):
                insert_data_importer(db, new_id(), sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, new_id(), stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, new_id(), {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, sub_id):
                scanner_id = new_id()
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("Rows that are written in loops", "T3", """
            def run(db, scanner_id, ops):
                for group in groups(db):
                    for row in group:
                        ops.upsert_bo(row)
                ops.flush()
                complete_data_importer(db, scanner_id, {}, status='Finished')
            """,
            """
            def run(db, scanner_id, ops):
                stats = {'records_processed': 0, 'records_created': 0}
                for group in groups(db):
                    for row in group:
                        ops.upsert_bo(row)
                        stats['records_processed'] += 1
                ops.flush()
                complete_data_importer(db, scanner_id, stats, status='Finished')
            """),

        new("Counts that are there, in lines with tabs", "T3", """
            def run(db, scanner_id):
            	processed = created = 0
            	for row in fetch(db):
            		processed += 1
            		if save(row):
            			created += 1
            	complete_data_importer(db, scanner_id, status="Finished")
            """,
            """
            def run(db, scanner_id):
            	processed = created = 0
            	for row in fetch(db):
            		processed += 1
            		if save(row):
            			created += 1
            	complete_data_importer(db, scanner_id, status="Finished", stats={"records_processed": processed, "records_created": created})
            """),

        new("Counts that nobody knows", "T3", """
            def run(db, scanner_id):
                complete_data_importer(db, scanner_id, None, status="Finished")
            """,
            """
            def run(db, scanner_id):
                # Give RECORDS_PROCESSED and RECORDS_CREATED, which this code does not know.
                complete_data_importer(db, scanner_id, {"records_processed": RECORDS_PROCESSED, "records_created": RECORDS_CREATED}, status="Finished")
            """),

        new("A failure without an exception", "T4", """
            def run(db, scanner_id):
                if not check(db):
                    complete_data_importer(db, scanner_id, {}, status="Failed")
            """,
            """
            def run(db, scanner_id):
                if not check(db):
                    # Give REASON, which this code does not know.
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=REASON)
            """),

        new("An error that says nothing, without a name for the exception", "T4", """
            def run(db, scanner_id):
                try:
                    work(db)
                except (ValueError, OSError):
                    complete_data_importer(db, scanner_id, {}, "Failed", None)
                    raise
            """,
            """
            def run(db, scanner_id):
                try:
                    work(db)
                except (ValueError, OSError) as e:
                    complete_data_importer(db, scanner_id, {}, "Failed", str(e))
                    raise
            """),

        new("Counts of one kind in lines of their own", "T5", """
            def run(db, scanner_id, count):
                complete_data_importer(
                    db,
                    scanner_id,
                    stats={
                        "records_processed": count  # all of them
                    },
                    status="Finished",
                )
            """,
            """
            def run(db, scanner_id, count):
                # Give RECORDS_CREATED, which this code does not know.
                complete_data_importer(
                    db,
                    scanner_id,
                    stats={
                        "records_processed": count,  # all of them
                        "records_created": RECORDS_CREATED
                    },
                    status="Finished",
                )
            """),

        new("Counts of one kind that a loop keeps", "T5", """
            def run(db, scanner_id, ops):
                stats = {"records_processed": 0}
                for row in fetch(db):
                    ops.insert_bo(row)
                    stats["records_processed"] += 1
                ops.flush()
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, scanner_id, ops):
                stats = {"records_processed": 0, "records_created": 0}
                for row in fetch(db):
                    ops.insert_bo(row)
                    stats["records_created"] += 1
                    stats["records_processed"] += 1
                ops.flush()
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("A status that means a failure", "T6", """
            def run(db, scanner_id, reason):
                complete_data_importer(db, scanner_id, {}, status='ERROR', error=reason)
            """,
            """
            def run(db, scanner_id, reason):
                complete_data_importer(db, scanner_id, {}, status='Failed', error=reason)
            """),

        new("Counts beside others, with counters for them", "T5", """
            def run(db, scanner_id, rows, updated):
                processed = created = 0
                for row in rows:
                    processed += 1
                    created += save(db, row)
                complete_data_importer(db, scanner_id, {"records_updated": updated}, status="Finished")
            """,
            """
            def run(db, scanner_id, rows, updated):
                processed = created = 0
                for row in rows:
                    processed += 1
                    created += save(db, row)
                complete_data_importer(db, scanner_id, {"records_updated": updated, "records_processed": processed, "records_created": created}, status="Finished")
            """),

        new("Counts in a call", "T5", """
            def run(db, scanner_id, n):
                stats = dict(records_processed=n)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, scanner_id, n):
                # Give RECORDS_CREATED, which this code does not know.
                stats = dict(records_processed=n, records_created=RECORDS_CREATED)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
    ];
}
