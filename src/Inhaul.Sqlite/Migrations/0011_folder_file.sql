-- Which record files of a folder were imported, as they were then, and where their rows are: so that the next run over the folder
-- imports only what is new, what changed, and what did not end well.

-- A folder is known by its tag, or else by its path. An import that takes a file over takes its row here over.
CREATE TABLE inhaul_folder_file (
    tenant               TEXT NOT NULL,
    type                 TEXT NOT NULL,
    folder               TEXT NOT NULL,
    path                 TEXT NOT NULL,
    bytes                INTEGER NOT NULL CHECK (bytes >= 0),
    modified             TEXT,
    sha256               TEXT NOT NULL,
    attachment           TEXT,
    attachment_bytes     INTEGER NOT NULL CHECK (attachment_bytes >= 0),
    attachment_modified  TEXT,
    import_id            TEXT NOT NULL,
    first_row            INTEGER NOT NULL CHECK (first_row > 0),
    row_count            INTEGER NOT NULL CHECK (row_count > 0),
    PRIMARY KEY (tenant, type, folder, path),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);
