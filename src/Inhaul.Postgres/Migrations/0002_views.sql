-- The ledger for people who ask it in SQL.

-- One line per import: how much of it is decided, how it went and how fast.
CREATE VIEW inhaul.import_summary AS
SELECT tenant, id, type, state, row_total, inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending,
       round(100.0 * (decided - rejected - failed) / nullif(decided, 0), 2) AS success_percent,
       round(decided / nullif(seconds, 0), 1) AS rows_per_second,
       round(seconds, 3) AS duration_seconds,
       created_at, started_at, finished_at
FROM (
    SELECT i.tenant, i.id, i.type, i.state, i.row_total,
           coalesce(c.inserted, i.inserted) AS inserted, coalesce(c.updated, i.updated) AS updated, coalesce(c.unchanged, i.unchanged) AS unchanged,
           coalesce(c.stale, i.stale) AS stale, coalesce(c.duplicate, i.duplicate) AS duplicate, coalesce(c.skipped, i.skipped) AS skipped,
           coalesce(c.rejected, i.rejected) AS rejected, coalesce(c.failed, i.failed) AS failed, coalesce(c.pending, i.pending) AS pending,
           coalesce(c.decided, i.inserted + i.updated + i.unchanged + i.stale + i.duplicate + i.skipped + i.rejected + i.failed) AS decided,
           extract(epoch FROM coalesce(i.finished_at, clock_timestamp()) - i.started_at)::numeric AS seconds,
           i.created_at, i.started_at, i.finished_at
    FROM inhaul.import i CROSS JOIN LATERAL (
        SELECT sum(inserted) AS inserted, sum(updated) AS updated, sum(unchanged) AS unchanged, sum(stale) AS stale, sum(duplicate) AS duplicate,
               sum(skipped) AS skipped, sum(rejected) AS rejected, sum(failed) AS failed, sum(pending) AS pending, sum(row_count - pending) AS decided
        FROM inhaul.chunk
        WHERE tenant = i.tenant AND import_id = i.id AND i.finished_at IS NULL) AS c) AS counted;

-- The imports that a person has to look at, each with the first row that says why.
CREATE VIEW inhaul.failed_imports AS
SELECT s.tenant, s.id, s.type, s.state, s.rejected + s.failed AS refused, i.error,
       e.row AS first_row, e.line AS first_line, e."column" AS first_column, e.code AS first_code, e.message AS first_message, s.created_at, s.finished_at
FROM inhaul.import_summary s JOIN inhaul.import i ON i.tenant = s.tenant AND i.id = s.id
LEFT JOIN LATERAL (
    SELECT row, line, "column", code, message FROM inhaul.row_error
    WHERE tenant = s.tenant AND import_id = s.id AND superseded = 0 AND severity = 'error' ORDER BY row, attempt, position LIMIT 1) AS e ON true
WHERE s.state IN ('failed', 'completed_with_errors') OR s.rejected + s.failed > 0;

-- Every row of every import with its outcome. Ask for one import: only its chunks are opened then.
CREATE VIEW inhaul.import_rows AS
SELECT c.tenant, c.import_id, c.first_row + n AS row, c.number AS chunk,
       (ARRAY['pending', 'inserted', 'updated', 'unchanged', 'stale', 'duplicate', 'skipped', 'rejected', 'failed'])[get_byte(c.outcomes, n) + 1] AS outcome
FROM inhaul.chunk c CROSS JOIN LATERAL generate_series(0, c.row_count - 1) AS n;
