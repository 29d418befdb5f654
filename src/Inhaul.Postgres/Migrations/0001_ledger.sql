-- The ledger: what was submitted, which rows it has, and what became of each of them.
-- Names and hashes compare byte by byte, so that an upgrade of the system's collations never spoils an index.

CREATE TABLE inhaul.source (
    tenant      text COLLATE "C" NOT NULL,
    sha256      text COLLATE "C" NOT NULL,
    name        text NOT NULL,
    bytes       bigint NOT NULL,
    media_type  text NOT NULL,
    seen_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant, sha256)
);

-- JSON as json and not jsonb: it is kept as it was written.
CREATE TABLE inhaul.import (
    tenant           text COLLATE "C" NOT NULL,
    id               uuid NOT NULL,
    type             text NOT NULL,
    state            text NOT NULL CHECK (state IN ('queued', 'active', 'paused', 'awaiting_review', 'cancelling', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
    phase            text NOT NULL CHECK (phase IN ('upload', 'validate', 'enrich', 'load', 'verify', 'aggregate')),
    version          bigint NOT NULL,
    definition_hash  text NOT NULL,
    idempotency_key  text COLLATE "C" NOT NULL,
    options          json NOT NULL,
    sample           json NOT NULL,
    row_total        bigint NOT NULL,
    chunk_total      integer NOT NULL,
    inserted         bigint NOT NULL DEFAULT 0,
    updated          bigint NOT NULL DEFAULT 0,
    unchanged        bigint NOT NULL DEFAULT 0,
    stale            bigint NOT NULL DEFAULT 0,
    duplicate        bigint NOT NULL DEFAULT 0,
    skipped          bigint NOT NULL DEFAULT 0,
    rejected         bigint NOT NULL DEFAULT 0,
    failed           bigint NOT NULL DEFAULT 0,
    pending          bigint NOT NULL DEFAULT 0,
    error            text,
    created_by       text NOT NULL,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, idempotency_key),
    CONSTRAINT conservation CHECK (
        state NOT IN ('completed', 'completed_with_errors')
        OR (pending = 0 AND row_total = inserted + updated + unchanged + stale + duplicate + skipped + rejected + failed)),
    CONSTRAINT honest_end CHECK ((state <> 'completed' OR rejected + failed = 0) AND (state <> 'completed_with_errors' OR rejected + failed > 0))
) WITH (fillfactor = 70);

-- What workers look for among many imports that have ended.
CREATE INDEX import_open ON inhaul.import (tenant, id) WHERE state IN ('queued', 'active', 'cancelling');

-- Room is left in the pages, so that claiming and renewing change a row without touching its indexes.
CREATE TABLE inhaul.chunk (
    tenant       text COLLATE "C" NOT NULL,
    import_id    uuid NOT NULL,
    number       integer NOT NULL,
    source       integer NOT NULL,
    first_row    bigint NOT NULL,
    row_count    integer NOT NULL CHECK (row_count > 0),
    first_line   bigint NOT NULL,
    byte_offset  bigint NOT NULL,
    phase        text NOT NULL CHECK (phase IN ('upload', 'validate', 'enrich', 'load', 'verify', 'aggregate')),
    state        text NOT NULL CHECK (state IN ('ready', 'settled')),
    owner        text,
    fence        bigint NOT NULL DEFAULT 0,
    lease_until  timestamptz,
    attempts     integer NOT NULL DEFAULT 0,
    inserted     integer NOT NULL,
    updated      integer NOT NULL,
    unchanged    integer NOT NULL,
    stale        integer NOT NULL,
    duplicate    integer NOT NULL,
    skipped      integer NOT NULL,
    rejected     integer NOT NULL,
    failed       integer NOT NULL,
    pending      integer NOT NULL,
    outcomes     bytea NOT NULL CHECK (length(outcomes) = row_count),
    PRIMARY KEY (tenant, import_id, number),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id),
    CONSTRAINT conservation CHECK (row_count = inserted + updated + unchanged + stale + duplicate + skipped + rejected + failed + pending),
    CONSTRAINT settled_is_decided CHECK ((state = 'settled') = (pending = 0))
) WITH (fillfactor = 70);

CREATE INDEX chunk_ready ON inhaul.chunk (tenant, import_id, number) WHERE state = 'ready';

-- The bytes of a chunk never change; they lie apart so that a claim or a settle does not rewrite them.
CREATE TABLE inhaul.chunk_raw (
    tenant     text COLLATE "C" NOT NULL,
    import_id  uuid NOT NULL,
    number     integer NOT NULL,
    raw        bytea NOT NULL,
    PRIMARY KEY (tenant, import_id, number),
    FOREIGN KEY (tenant, import_id, number) REFERENCES inhaul.chunk (tenant, import_id, number)
);

-- lz4 is many times faster than the default, where the server was built with it.
DO $$
BEGIN
    EXECUTE 'ALTER TABLE inhaul.chunk_raw ALTER COLUMN raw SET COMPRESSION lz4';
    EXECUTE 'ALTER TABLE inhaul.chunk ALTER COLUMN outcomes SET COMPRESSION lz4';
EXCEPTION WHEN syntax_error OR feature_not_supported OR invalid_parameter_value THEN
    NULL;
END
$$;

CREATE TABLE inhaul.row_error (
    tenant      text COLLATE "C" NOT NULL,
    import_id   uuid NOT NULL,
    row         bigint NOT NULL,
    attempt     integer NOT NULL,
    position    integer NOT NULL,
    line        bigint NOT NULL,
    "column"    text,
    code        text NOT NULL,
    message     text NOT NULL,
    value       text,
    severity    text NOT NULL CHECK (severity IN ('warning', 'error')),
    raw         text,
    superseded  integer NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    PRIMARY KEY (tenant, import_id, row, attempt, position),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
);

CREATE TABLE inhaul.row_patch (
    tenant     text COLLATE "C" NOT NULL,
    import_id  uuid NOT NULL,
    row        bigint NOT NULL,
    version    integer NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('correction', 'edit', 'enrichment')),
    "values"   json NOT NULL,
    actor      text NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (tenant, import_id, row, version),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
);

CREATE TABLE inhaul.transition (
    tenant      text COLLATE "C" NOT NULL,
    import_id   uuid NOT NULL,
    version     bigint NOT NULL,
    from_state  text,
    to_state    text NOT NULL,
    actor       text NOT NULL,
    reason      text NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (tenant, import_id, version),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
);

CREATE TABLE inhaul.phase_run (
    tenant       text COLLATE "C" NOT NULL,
    import_id    uuid NOT NULL,
    phase        text NOT NULL CHECK (phase IN ('upload', 'validate', 'enrich', 'load', 'verify', 'aggregate')),
    status       text NOT NULL CHECK (status IN ('pending', 'completed', 'failed')),
    owner        text,
    lease_until  timestamptz,
    attempts     integer NOT NULL DEFAULT 0,
    records      bigint,
    result       text,
    error        text,
    started_at   timestamptz,
    finished_at  timestamptz,
    PRIMARY KEY (tenant, import_id, phase),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
) WITH (fillfactor = 70);

-- Many write the log of one import at once; the database numbers the lines, so that none waits for another.
CREATE TABLE inhaul.log (
    tenant     text COLLATE "C" NOT NULL,
    import_id  uuid NOT NULL,
    number     bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    row        bigint,
    level      text NOT NULL CHECK (level IN ('information', 'warning', 'error')),
    message    text NOT NULL,
    details    text,
    at         timestamptz NOT NULL,
    PRIMARY KEY (tenant, import_id, number),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
);

-- An import cannot become completed unless every planned chunk is kept and settled and the counts are those of its chunks.
CREATE FUNCTION inhaul.check_conservation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM (
        SELECT count(*) AS chunks, coalesce(sum(row_count), 0) AS rows, coalesce(sum(pending), 0) AS pending,
               coalesce(sum(inserted), 0) AS inserted, coalesce(sum(updated), 0) AS updated, coalesce(sum(unchanged), 0) AS unchanged,
               coalesce(sum(stale), 0) AS stale, coalesce(sum(duplicate), 0) AS duplicate, coalesce(sum(skipped), 0) AS skipped,
               coalesce(sum(rejected), 0) AS rejected, coalesce(sum(failed), 0) AS failed
        FROM inhaul.chunk
        WHERE tenant = NEW.tenant AND import_id = NEW.id) AS kept
    WHERE kept.chunks <> NEW.chunk_total OR kept.rows <> NEW.row_total OR kept.pending <> 0
       OR kept.inserted <> NEW.inserted OR kept.updated <> NEW.updated OR kept.unchanged <> NEW.unchanged
       OR kept.stale <> NEW.stale OR kept.duplicate <> NEW.duplicate OR kept.skipped <> NEW.skipped
       OR kept.rejected <> NEW.rejected OR kept.failed <> NEW.failed;
    IF FOUND THEN
        RAISE EXCEPTION 'inhaul: not every row of the import is accounted for' USING ERRCODE = 'check_violation';
    END IF;

    RETURN NEW;
END
$$;

CREATE TRIGGER import_conservation
BEFORE UPDATE OF state ON inhaul.import
FOR EACH ROW WHEN (NEW.state IN ('completed', 'completed_with_errors'))
EXECUTE FUNCTION inhaul.check_conservation();
