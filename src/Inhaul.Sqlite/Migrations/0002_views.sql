-- The ledger for people who ask it in SQL.

-- One line per import: how much of it is decided, how it went and how fast.
CREATE VIEW inhaul_import_summary AS
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
           (julianday(coalesce(i.finished_at, 'now')) - julianday(i.started_at)) * 86400 AS seconds,
           i.created_at, i.started_at, i.finished_at
    FROM inhaul_import i LEFT JOIN (
        SELECT tenant, import_id, sum(inserted) AS inserted, sum(updated) AS updated, sum(unchanged) AS unchanged, sum(stale) AS stale, sum(duplicate) AS duplicate,
               sum(skipped) AS skipped, sum(rejected) AS rejected, sum(failed) AS failed, sum(pending) AS pending, sum(row_count - pending) AS decided
        FROM inhaul_chunk WHERE (tenant, import_id) IN (SELECT tenant, id FROM inhaul_import WHERE finished_at IS NULL) GROUP BY tenant, import_id) AS c ON c.tenant = i.tenant AND c.import_id = i.id AND i.finished_at IS NULL);

-- The imports that a person has to look at, each with the first row that says why.
CREATE VIEW inhaul_failed_imports AS
SELECT s.tenant, s.id, s.type, s.state, s.rejected + s.failed AS refused, i.error,
       e.row AS first_row, e.line AS first_line, e."column" AS first_column, e.code AS first_code, e.message AS first_message, s.created_at, s.finished_at
FROM inhaul_import_summary s JOIN inhaul_import i ON i.tenant = s.tenant AND i.id = s.id
LEFT JOIN inhaul_row_error e ON e.tenant = s.tenant AND e.import_id = s.id AND e.rowid = (
    SELECT f.rowid FROM inhaul_row_error f
    WHERE f.tenant = s.tenant AND f.import_id = s.id AND f.superseded = 0 AND f.severity = 'error' ORDER BY f.row, f.attempt, f.position LIMIT 1)
WHERE s.state IN ('failed', 'completed_with_errors') OR s.rejected + s.failed > 0;

-- Every row of every import with its outcome. Ask for one import: only its chunks are opened then. A list of as many zeros
-- as the chunk has rows is what counts through its bytes.
CREATE VIEW inhaul_import_rows AS
SELECT c.tenant, c.import_id, c.first_row + n.key AS row, c.number AS chunk,
       CASE hex(substr(c.outcomes, n.key + 1, 1))
           WHEN '00' THEN 'pending' WHEN '01' THEN 'inserted' WHEN '02' THEN 'updated' WHEN '03' THEN 'unchanged' WHEN '04' THEN 'stale'
           WHEN '05' THEN 'duplicate' WHEN '06' THEN 'skipped' WHEN '07' THEN 'rejected' WHEN '08' THEN 'failed' END AS outcome
FROM inhaul_chunk c CROSS JOIN json_each('[' || substr(replace(hex(zeroblob(c.row_count)), '00', ',0'), 2) || ']') AS n;
