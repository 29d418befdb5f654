-- How long workers had a chunk for what is settled of it, in milliseconds. It commits with the outcomes, so that the time of an import's load is
-- known after any crash.

ALTER TABLE inhaul_chunk ADD COLUMN worked_ms INTEGER NOT NULL DEFAULT 0;
