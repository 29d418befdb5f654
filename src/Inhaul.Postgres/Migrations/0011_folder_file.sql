-- Which record files of a folder were imported, as they were then, and where their rows are: so that the next run over the folder
-- imports only what is new, what changed, and what did not end well.

-- A folder is known by its tag, or else by its path. An import that takes a file over takes its row here over. Times are kept as text, since
-- file systems know them finer than PostgreSQL does.
CREATE TABLE inhaul.folder_file (
    tenant               text COLLATE "C" NOT NULL,
    type                 text COLLATE "C" NOT NULL,
    folder               text COLLATE "C" NOT NULL,
    path                 text COLLATE "C" NOT NULL,
    bytes                bigint NOT NULL CHECK (bytes >= 0),
    modified             text,
    sha256               text NOT NULL,
    attachment           text,
    attachment_bytes     bigint NOT NULL CHECK (attachment_bytes >= 0),
    attachment_modified  text,
    import_id            uuid NOT NULL,
    first_row            bigint NOT NULL CHECK (first_row > 0),
    row_count            integer NOT NULL CHECK (row_count > 0),
    PRIMARY KEY (tenant, type, folder, path),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
);
