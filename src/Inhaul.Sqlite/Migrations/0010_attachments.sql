-- Contents of attachments, each stored once by what it is, and the columns that name them.

-- A content is claimed before it is stored: until then it has no stored_at. The same one may be several tenants', each of whom knows of
-- none but its own.
CREATE TABLE inhaul_attachment (
    tenant      TEXT NOT NULL,
    storage     TEXT NOT NULL,
    address     TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    bytes       INTEGER NOT NULL CHECK (bytes >= 0),
    media_type  TEXT NOT NULL,
    used_at     TEXT NOT NULL,
    stored_at   TEXT,
    PRIMARY KEY (tenant, storage, address)
);

CREATE INDEX inhaul_attachment_storage ON inhaul_attachment (storage, address);

-- Contents that are being removed from a storage, for all tenants. Nobody stores one again before its time is over.
CREATE TABLE inhaul_attachment_removal (
    storage       TEXT NOT NULL,
    address       TEXT NOT NULL,
    owner         TEXT NOT NULL,
    lease_until   TEXT NOT NULL,
    PRIMARY KEY (storage, address)
);

-- Where addresses of contents are found. What is named by none of these columns is nobody's.
CREATE TABLE inhaul_attachment_column (
    tenant    TEXT NOT NULL,
    storage   TEXT NOT NULL,
    "table"   TEXT NOT NULL,
    "column"  TEXT NOT NULL,
    PRIMARY KEY (tenant, storage, "table", "column")
);
