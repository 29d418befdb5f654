-- Imports that code outside the engine does. They have no chunks: their lease is that of the phase load, and their counts are
-- what that code says. What a database can know of such counts it still guards.

ALTER TABLE inhaul.import ADD COLUMN tracked integer NOT NULL DEFAULT 0 CHECK (
    tracked = 0 OR (tracked = 1 AND chunk_total = 0 AND least(inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending) >= 0));

CREATE INDEX import_tracked ON inhaul.import (tenant, type) WHERE tracked = 1 AND finished_at IS NULL;

-- Nothing that the engine does can become exempt from being counted by its chunks.
CREATE FUNCTION inhaul.refuse_change_of_tracked() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'inhaul: an import is tracked from its begin or never' USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER import_tracked_for_good
BEFORE UPDATE OF tracked ON inhaul.import
FOR EACH ROW WHEN (NEW.tracked <> OLD.tracked)
EXECUTE FUNCTION inhaul.refuse_change_of_tracked();

CREATE FUNCTION inhaul.refuse_chunk_of_tracked() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM inhaul.import WHERE tenant = NEW.tenant AND id = NEW.import_id AND tracked = 1;
    IF FOUND THEN
        RAISE EXCEPTION 'inhaul: a tracked import has no chunks' USING ERRCODE = 'check_violation';
    END IF;

    RETURN NEW;
END
$$;

CREATE TRIGGER chunk_of_tracked
BEFORE INSERT ON inhaul.chunk
FOR EACH ROW EXECUTE FUNCTION inhaul.refuse_chunk_of_tracked();

-- An import cannot become completed unless every planned chunk is kept and settled and the counts are those of its chunks. A
-- tracked one cannot while rows have errors that are not counted as refused, or that lie behind the last row it read.
CREATE OR REPLACE FUNCTION inhaul.check_conservation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM (
        SELECT count(*) AS chunks, coalesce(sum(row_count), 0) AS rows, coalesce(sum(pending), 0) AS pending,
               coalesce(sum(inserted), 0) AS inserted, coalesce(sum(updated), 0) AS updated, coalesce(sum(unchanged), 0) AS unchanged,
               coalesce(sum(stale), 0) AS stale, coalesce(sum(duplicate), 0) AS duplicate, coalesce(sum(skipped), 0) AS skipped,
               coalesce(sum(rejected), 0) AS rejected, coalesce(sum(failed), 0) AS failed
        FROM inhaul.chunk
        WHERE tenant = NEW.tenant AND import_id = NEW.id) AS kept
    WHERE kept.chunks <> NEW.chunk_total OR (NEW.tracked = 0 AND (
          kept.rows <> NEW.row_total OR kept.pending <> 0
       OR kept.inserted <> NEW.inserted OR kept.updated <> NEW.updated OR kept.unchanged <> NEW.unchanged
       OR kept.stale <> NEW.stale OR kept.duplicate <> NEW.duplicate OR kept.skipped <> NEW.skipped
       OR kept.rejected <> NEW.rejected OR kept.failed <> NEW.failed));
    IF FOUND THEN
        RAISE EXCEPTION 'inhaul: not every row of the import is accounted for' USING ERRCODE = 'check_violation';
    END IF;

    PERFORM FROM (
        SELECT count(DISTINCT row) FILTER (WHERE severity = 'error') AS refused, coalesce(max(row), 0) AS last
        FROM inhaul.row_error
        WHERE NEW.tracked = 1 AND tenant = NEW.tenant AND import_id = NEW.id AND superseded = 0) AS told
    WHERE told.refused > NEW.rejected + NEW.failed OR told.last > NEW.row_total;
    IF FOUND THEN
        RAISE EXCEPTION 'inhaul: not every row of the import is accounted for' USING ERRCODE = 'check_violation';
    END IF;

    RETURN NEW;
END
$$;
