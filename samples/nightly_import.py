"""A nightly import with two of the classic mistakes. 'inhaul review' finds them and shows the corrected code; nothing here is run."""

import logging

from imports.framework import DBOpsHelper, complete_data_importer, insert_data_importer, mark_for_aggregation
from imports.source import fetch_assets, fingerprint


def run_nightly(db, scanner_id, sub_id):
    insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
    try:
        db_ops = DBOpsHelper(db, sub_id)
        stats = {"records_processed": 0, "records_created": 0}
        for asset in fetch_assets():
            db_ops.upsert_bo(asset, fingerprint=fingerprint(asset))
            stats["records_processed"] += 1

        mark_for_aggregation(db, sub_id)
        db_ops.flush()
        complete_data_importer(db, scanner_id, stats, status="Finished")
    except Exception as e:
        logging.error(f"Import failed: {e}")
