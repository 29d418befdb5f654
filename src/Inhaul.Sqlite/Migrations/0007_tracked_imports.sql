-- Imports that code outside the engine does. They have no chunks: their lease is that of the phase load, and their counts are
-- what that code says. What a database can know of such counts it still guards.

ALTER TABLE inhaul_import ADD COLUMN tracked INTEGER NOT NULL DEFAULT 0 CHECK (
    tracked = 0 OR (tracked = 1 AND chunk_total = 0 AND min(inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending) >= 0));

CREATE INDEX inhaul_import_tracked ON inhaul_import (tenant, type) WHERE tracked = 1 AND finished_at IS NULL;

-- Nothing that the engine does can become exempt from being counted by its chunks.
CREATE TRIGGER inhaul_import_tracked_for_good
BEFORE UPDATE OF tracked ON inhaul_import
WHEN NEW.tracked <> OLD.tracked
BEGIN
    SELECT RAISE(ABORT, 'inhaul: an import is tracked from its begin or never');
END;

CREATE TRIGGER inhaul_chunk_of_tracked
BEFORE INSERT ON inhaul_chunk
WHEN EXISTS (SELECT 1 FROM inhaul_import WHERE tenant = NEW.tenant AND id = NEW.import_id AND tracked = 1)
BEGIN
    SELECT RAISE(ABORT, 'inhaul: a tracked import has no chunks');
END;

-- An import cannot become completed unless every planned chunk is kept and settled and the counts are those of its chunks. A
-- tracked one cannot while rows have errors that are not counted as refused, or that lie behind the last row it read.
DROP TRIGGER inhaul_import_conservation;

CREATE TRIGGER inhaul_import_conservation
BEFORE UPDATE OF state ON inhaul_import
WHEN NEW.state IN ('completed', 'completed_with_errors')
BEGIN
    SELECT RAISE(ABORT, 'inhaul: not every row of the import is accounted for')
    FROM (
        SELECT count(*) AS chunks, coalesce(sum(row_count), 0) AS rows, coalesce(sum(pending), 0) AS pending,
               coalesce(sum(inserted), 0) AS inserted, coalesce(sum(updated), 0) AS updated, coalesce(sum(unchanged), 0) AS unchanged,
               coalesce(sum(stale), 0) AS stale, coalesce(sum(duplicate), 0) AS duplicate, coalesce(sum(skipped), 0) AS skipped,
               coalesce(sum(rejected), 0) AS rejected, coalesce(sum(failed), 0) AS failed
        FROM inhaul_chunk
        WHERE tenant = NEW.tenant AND import_id = NEW.id) AS kept
    WHERE kept.chunks <> NEW.chunk_total OR (NEW.tracked = 0 AND (
          kept.rows <> NEW.row_total OR kept.pending <> 0
       OR kept.inserted <> NEW.inserted OR kept.updated <> NEW.updated OR kept.unchanged <> NEW.unchanged
       OR kept.stale <> NEW.stale OR kept.duplicate <> NEW.duplicate OR kept.skipped <> NEW.skipped
       OR kept.rejected <> NEW.rejected OR kept.failed <> NEW.failed));
    SELECT RAISE(ABORT, 'inhaul: not every row of the import is accounted for')
    FROM (
        SELECT count(DISTINCT CASE WHEN severity = 'error' THEN row END) AS refused, coalesce(max(row), 0) AS last
        FROM inhaul_row_error
        WHERE NEW.tracked = 1 AND tenant = NEW.tenant AND import_id = NEW.id AND superseded = 0) AS told
    WHERE told.refused > NEW.rejected + NEW.failed OR told.last > NEW.row_total;
END;
