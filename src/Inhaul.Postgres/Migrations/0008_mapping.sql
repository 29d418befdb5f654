-- Which column of a header feeds which field: what is suggested, and what people decided for the next source with that header.

-- A header is known by its fingerprint, so that neither the order nor the case of its columns matters; columns are kept in lower case.
-- Without a field, the column is left out.
CREATE TABLE inhaul.mapping (
    tenant              text COLLATE "C" NOT NULL,
    type                text COLLATE "C" NOT NULL,
    header_fingerprint  text COLLATE "C" NOT NULL,
    "column"            text COLLATE "C" NOT NULL,
    field               text COLLATE "C" NOT NULL,
    confidence          double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    reason              text NOT NULL,
    status              text NOT NULL CHECK (status IN ('suggested', 'approved', 'rejected')),
    decided_by          text,
    decided_at          timestamptz,
    PRIMARY KEY (tenant, type, header_fingerprint, "column", field),
    CHECK ((status = 'suggested') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);

CREATE UNIQUE INDEX mapping_column ON inhaul.mapping (tenant, type, header_fingerprint, "column") WHERE status = 'approved';
CREATE UNIQUE INDEX mapping_field ON inhaul.mapping (tenant, type, header_fingerprint, field) WHERE status = 'approved' AND field <> '';
