-- What processors said a row became, where they track all rows: which row of which table, and what was made of it.

CREATE TABLE inhaul.row_result (
    tenant        text COLLATE "C" NOT NULL,
    import_id     uuid NOT NULL,
    row           bigint NOT NULL,
    target_table  text NOT NULL,
    target_key    text NOT NULL,
    data          json,
    PRIMARY KEY (tenant, import_id, row),
    FOREIGN KEY (tenant, import_id) REFERENCES inhaul.import (tenant, id)
);
