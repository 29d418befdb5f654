-- Which column of a header feeds which field: what is suggested, and what people decided for the next source with that header.

-- A header is known by its fingerprint, so that neither the order nor the case of its columns matters; columns are kept in lower case.
-- Without a field, the column is left out.
CREATE TABLE inhaul_mapping (
    tenant              TEXT NOT NULL,
    type                TEXT NOT NULL,
    header_fingerprint  TEXT NOT NULL,
    "column"            TEXT NOT NULL,
    field               TEXT NOT NULL,
    confidence          REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    reason              TEXT NOT NULL,
    status              TEXT NOT NULL CHECK (status IN ('suggested', 'approved', 'rejected')),
    decided_by          TEXT,
    decided_at          TEXT,
    PRIMARY KEY (tenant, type, header_fingerprint, "column", field),
    CHECK ((status = 'suggested') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);

CREATE UNIQUE INDEX inhaul_mapping_column ON inhaul_mapping (tenant, type, header_fingerprint, "column") WHERE status = 'approved';
CREATE UNIQUE INDEX inhaul_mapping_field ON inhaul_mapping (tenant, type, header_fingerprint, field) WHERE status = 'approved' AND field <> '';
