-- The ledger: what was submitted, which rows it has, and what became of each of them.

CREATE TABLE inhaul_source (
    tenant      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    name        TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    media_type  TEXT NOT NULL,
    seen_at     TEXT NOT NULL,
    PRIMARY KEY (tenant, sha256)
);

CREATE TABLE inhaul_import (
    tenant           TEXT NOT NULL,
    id               TEXT NOT NULL,
    type             TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('queued', 'active', 'paused', 'awaiting_review', 'cancelling', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
    phase            TEXT NOT NULL CHECK (phase IN ('upload', 'validate', 'enrich', 'load', 'verify', 'aggregate')),
    version          INTEGER NOT NULL,
    definition_hash  TEXT NOT NULL,
    idempotency_key  TEXT NOT NULL,
    options          TEXT NOT NULL,
    sample           TEXT NOT NULL,
    row_total        INTEGER NOT NULL,
    chunk_total      INTEGER NOT NULL,
    inserted         INTEGER NOT NULL DEFAULT 0,
    updated          INTEGER NOT NULL DEFAULT 0,
    unchanged        INTEGER NOT NULL DEFAULT 0,
    stale            INTEGER NOT NULL DEFAULT 0,
    duplicate        INTEGER NOT NULL DEFAULT 0,
    skipped          INTEGER NOT NULL DEFAULT 0,
    rejected         INTEGER NOT NULL DEFAULT 0,
    failed           INTEGER NOT NULL DEFAULT 0,
    pending          INTEGER NOT NULL DEFAULT 0,
    error            TEXT,
    created_by       TEXT NOT NULL,
    created_at       TEXT NOT NULL,
    started_at       TEXT,
    finished_at      TEXT,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, idempotency_key),
    CONSTRAINT conservation CHECK (
        state NOT IN ('completed', 'completed_with_errors')
        OR (pending = 0 AND row_total = inserted + updated + unchanged + stale + duplicate + skipped + rejected + failed)),
    CONSTRAINT honest_end CHECK ((state <> 'completed' OR rejected + failed = 0) AND (state <> 'completed_with_errors' OR rejected + failed > 0))
);

CREATE TABLE inhaul_chunk (
    tenant       TEXT NOT NULL,
    import_id    TEXT NOT NULL,
    number       INTEGER NOT NULL,
    source       INTEGER NOT NULL,
    first_row    INTEGER NOT NULL,
    row_count    INTEGER NOT NULL CHECK (row_count > 0),
    first_line   INTEGER NOT NULL,
    byte_offset  INTEGER NOT NULL,
    phase        TEXT NOT NULL CHECK (phase IN ('upload', 'validate', 'enrich', 'load', 'verify', 'aggregate')),
    state        TEXT NOT NULL CHECK (state IN ('ready', 'settled')),
    owner        TEXT,
    fence        INTEGER NOT NULL DEFAULT 0,
    lease_until  TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    inserted     INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    unchanged    INTEGER NOT NULL,
    stale        INTEGER NOT NULL,
    duplicate    INTEGER NOT NULL,
    skipped      INTEGER NOT NULL,
    rejected     INTEGER NOT NULL,
    failed       INTEGER NOT NULL,
    pending      INTEGER NOT NULL,
    outcomes     BLOB NOT NULL CHECK (length(outcomes) = row_count),
    PRIMARY KEY (tenant, import_id, number),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id),
    CONSTRAINT conservation CHECK (row_count = inserted + updated + unchanged + stale + duplicate + skipped + rejected + failed + pending),
    CONSTRAINT settled_is_decided CHECK ((state = 'settled') = (pending = 0))
);

CREATE INDEX inhaul_chunk_ready ON inhaul_chunk (tenant, import_id, number) WHERE state = 'ready';

-- The bytes of a chunk never change; they lie apart so that a claim or a settle does not rewrite them.
CREATE TABLE inhaul_chunk_raw (
    tenant     TEXT NOT NULL,
    import_id  TEXT NOT NULL,
    number     INTEGER NOT NULL,
    raw        BLOB NOT NULL,
    PRIMARY KEY (tenant, import_id, number),
    FOREIGN KEY (tenant, import_id, number) REFERENCES inhaul_chunk (tenant, import_id, number)
);

CREATE TABLE inhaul_row_error (
    tenant      TEXT NOT NULL,
    import_id   TEXT NOT NULL,
    row         INTEGER NOT NULL,
    attempt     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    "column"    TEXT,
    code        TEXT NOT NULL,
    message     TEXT NOT NULL,
    value       TEXT,
    severity    TEXT NOT NULL CHECK (severity IN ('warning', 'error')),
    raw         TEXT,
    superseded  INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    PRIMARY KEY (tenant, import_id, row, attempt, position),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);

CREATE TABLE inhaul_row_patch (
    tenant     TEXT NOT NULL,
    import_id  TEXT NOT NULL,
    row        INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('correction', 'edit', 'enrichment')),
    "values"   TEXT NOT NULL,
    actor      TEXT NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (tenant, import_id, row, version),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);

CREATE TABLE inhaul_transition (
    tenant      TEXT NOT NULL,
    import_id   TEXT NOT NULL,
    version     INTEGER NOT NULL,
    from_state  TEXT,
    to_state    TEXT NOT NULL,
    actor       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (tenant, import_id, version),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);

CREATE TABLE inhaul_phase_run (
    tenant       TEXT NOT NULL,
    import_id    TEXT NOT NULL,
    phase        TEXT NOT NULL CHECK (phase IN ('upload', 'validate', 'enrich', 'load', 'verify', 'aggregate')),
    status       TEXT NOT NULL CHECK (status IN ('pending', 'completed', 'failed')),
    owner        TEXT,
    lease_until  TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    records      INTEGER,
    result       TEXT,
    error        TEXT,
    started_at   TEXT,
    finished_at  TEXT,
    PRIMARY KEY (tenant, import_id, phase),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);

CREATE TABLE inhaul_log (
    tenant     TEXT NOT NULL,
    import_id  TEXT NOT NULL,
    number     INTEGER NOT NULL,
    row        INTEGER,
    level      TEXT NOT NULL CHECK (level IN ('information', 'warning', 'error')),
    message    TEXT NOT NULL,
    details    TEXT,
    at         TEXT NOT NULL,
    PRIMARY KEY (tenant, import_id, number),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);

-- An import cannot become completed unless every planned chunk is kept and settled and the counts are those of its chunks.
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
    WHERE kept.chunks <> NEW.chunk_total OR kept.rows <> NEW.row_total OR kept.pending <> 0
       OR kept.inserted <> NEW.inserted OR kept.updated <> NEW.updated OR kept.unchanged <> NEW.unchanged
       OR kept.stale <> NEW.stale OR kept.duplicate <> NEW.duplicate OR kept.skipped <> NEW.skipped
       OR kept.rejected <> NEW.rejected OR kept.failed <> NEW.failed;
END;
