-- What processors said a row became, where they track all rows: which row of which table, and what was made of it.

CREATE TABLE inhaul_row_result (
    tenant        TEXT NOT NULL,
    import_id     TEXT NOT NULL,
    row           INTEGER NOT NULL,
    target_table  TEXT NOT NULL,
    target_key    TEXT NOT NULL,
    data          TEXT,
    PRIMARY KEY (tenant, import_id, row),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul_import (tenant, id)
);
