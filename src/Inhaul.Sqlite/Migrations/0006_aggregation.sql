-- What processors marked to be aggregated once the rows of an import are decided: one line for each subject of an import.

-- Nobody takes a subject before lease_until: because its owner is at work on it, or because it rests after a failure.
CREATE TABLE inhaul_aggregation (
    tenant       TEXT NOT NULL,
    import_id    TEXT NOT NULL,
    subject      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    owner        TEXT,
    lease_until  TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    error        TEXT,
    PRIMARY KEY (tenant, import_id, subject),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);

CREATE INDEX inhaul_aggregation_open ON inhaul_aggregation (tenant, import_id, subject) WHERE state <> 'done';
