-- How rows that kill their process are found: how many claims ended neither by settling nor by being given back, and the
-- range of rows that was in work, marked with the fence of the claim that worked on it. A death counts against the range only
-- when it was that claim's, so that a chunk which was waiting in a process that another one killed is blamed for nothing.

ALTER TABLE inhaul.chunk ADD COLUMN deaths integer NOT NULL DEFAULT 0 CHECK (deaths >= 0);
ALTER TABLE inhaul.chunk ADD COLUMN suspect_first bigint;
ALTER TABLE inhaul.chunk ADD COLUMN suspect_count integer CHECK (suspect_count > 0);
ALTER TABLE inhaul.chunk ADD COLUMN suspect_fence bigint;
