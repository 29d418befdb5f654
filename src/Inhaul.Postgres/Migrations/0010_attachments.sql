-- Contents of attachments, each stored once by what it is, and the columns that name them.

-- A content is claimed before it is stored: until then it has no stored_at. The same one may be several tenants', each of whom knows of
-- none but its own.
CREATE TABLE inhaul.attachment (
    tenant      text COLLATE "C" NOT NULL,
    storage     text COLLATE "C" NOT NULL,
    address     text COLLATE "C" NOT NULL,
    sha256      text COLLATE "C" NOT NULL,
    bytes       bigint NOT NULL CHECK (bytes >= 0),
    media_type  text NOT NULL,
    used_at     timestamptz NOT NULL,
    stored_at   timestamptz,
    PRIMARY KEY (tenant, storage, address)
);

CREATE INDEX attachment_storage ON inhaul.attachment (storage, address);

-- Contents that are being removed from a storage, for all tenants. Nobody stores one again before its time is over.
CREATE TABLE inhaul.attachment_removal (
    storage       text COLLATE "C" NOT NULL,
    address       text COLLATE "C" NOT NULL,
    owner         text COLLATE "C" NOT NULL,
    lease_until   timestamptz NOT NULL,
    PRIMARY KEY (storage, address)
);

-- Where addresses of contents are found. What is named by none of these columns is nobody's.
CREATE TABLE inhaul.attachment_column (
    tenant    text COLLATE "C" NOT NULL,
    storage   text COLLATE "C" NOT NULL,
    "table"   text COLLATE "C" NOT NULL,
    "column"  text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, storage, "table", "column")
);
