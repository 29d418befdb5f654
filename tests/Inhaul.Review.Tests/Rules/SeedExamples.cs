namespace Inhaul.Review.Tests.Rules;

/// <summary>The code of the document that asked for the reviewer, with the verdicts that it states.</summary>
internal static class SeedExamples
{
    public static IReadOnlyList<ReviewExample> All { get; } =
    [
        new("Without completion the import is stuck", "P1:2", """
            def run_import():
                insert_data_importer(db, scanner_id, sub_id, ...)
                fetch_and_process_data()
                # Missing complete_data_importer()
            """),

        new("An error path without completion is found", "P2:6", """
            def run_import():
                insert_data_importer(db, scanner_id, sub_id, ...)
                try:
                    fetch_and_process_data()
                    complete_data_importer(db, scanner_id, stats, status='Finished')
                except Exception as e:
                    logging.error(f"Import failed: {e}")
                    # Missing complete_data_importer in error path!
            """),

        new("Pairing on all paths is right", "", """
            def run_import():
                insert_data_importer(db, scanner_id, sub_id, ...)
                try:
                    stats = fetch_and_process_data()
                    complete_data_importer(db, scanner_id, stats, status='Finished')
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status='Failed', error=str(e))
                    raise
            """),

        new("Aggregation before flush is wrong", "F2:5 F1:7", """
            def import_assets():
                db_ops = DBOpsHelper(db, sub_id)
                for asset in fetch_assets():
                    bo = create_asset_bo(asset)
                    db_ops.upsert_bo(bo, fingerprint=calc_fingerprint(bo))

                mark_for_aggregation(db, sub_id)  # WRONG - aggregates before flush!
                complete_data_importer(db, scanner_id, stats, status='Finished')
            """),

        new("Aggregation after flush is right", "", """
            def import_assets():
                db_ops = DBOpsHelper(db, sub_id)
                for asset in fetch_assets():
                    bo = create_asset_bo(asset)
                    db_ops.upsert_bo(bo, fingerprint=calc_fingerprint(bo))

                db_ops.flush()  # MUST flush before mark_for_aggregation
                mark_for_aggregation(db, sub_id)
                complete_data_importer(db, scanner_id, stats, status='Finished')
            """),

        new("The fields of both calls as required are right", "", """
            def run(db, scanner_id, sub_id, count, created, updated):
                insert_data_importer(
                    db=db,
                    scanner_id=scanner_id,  # REQUIRED - unique import identifier
                    sub_id=sub_id,          # REQUIRED - tenant isolation
                    scanner_type="asset_scanner",  # REQUIRED - import type
                    status="Running"        # REQUIRED - initial status
                )
                try:
                    work()
                    # Success case
                    complete_data_importer(
                        db=db,
                        scanner_id=scanner_id,  # MUST match insert
                        stats={                 # REQUIRED - what was imported
                            "records_processed": count,
                            "records_created": created,
                            "records_updated": updated
                        },
                        status="Finished"       # REQUIRED - final status
                    )
                except Exception as e:
                    # Error case
                    complete_data_importer(
                        db=db,
                        scanner_id=scanner_id,  # MUST match insert
                        stats={},
                        status="Failed",        # REQUIRED - failure status
                        error=str(e)           # REQUIRED - error message
                    )
                    raise
            """),

        new("The proper structure is right", "", """
            def run_scanner(db, sub_id, config):
                '''Standard import function structure'''
                scanner_id = f"scanner_{int(time.time())}_{sub_id}"

                # Step 1: Start tracking
                insert_data_importer(db, scanner_id, sub_id, scanner_type="my_scanner")

                try:
                    # Step 2: Initialize
                    db_ops = DBOpsHelper(db, sub_id, batch_size=1000)
                    stats = {"records_processed": 0, "records_created": 0}

                    # Step 3: Process data
                    for record in fetch_external_data(config):
                        bo = transform_to_bo(record)
                        db_ops.upsert_bo(bo, fingerprint=calc_fingerprint(bo))
                        stats["records_processed"] += 1

                    # Step 4: Persist and aggregate
                    db_ops.flush()
                    mark_for_aggregation(db, sub_id)

                    # Step 5: Complete tracking
                    complete_data_importer(db, scanner_id, stats, status="Finished")

                except Exception as e:
                    # Step 6: Error handling
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),
    ];
}
