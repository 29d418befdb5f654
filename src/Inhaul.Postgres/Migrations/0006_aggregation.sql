-- What processors marked to be aggregated once the rows of an import are decided: one line for each subject of an import.

-- Nobody takes a subject before lease_until: because its owner is at work on it, or because it rests after a failure.
CREATE TABLE inhaul.aggregation (
    tenant       text COLLATE "C" NOT NULL,
    import_id    uuid NOT NULL,
    subject      text COLLATE "C" NOT NULL,
    state        text NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    owner        text,
    lease_until  timestamptz,
    attempts     integer NOT NULL DEFAULT 0,
    error        text,
    PRIMARY KEY (tenant, import_id, subject),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
) WITH (fillfactor = 70);

CREATE INDEX aggregation_open ON inhaul.aggregation (tenant, import_id, subject) WHERE state <> 'done';
