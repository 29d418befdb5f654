-- How many refused rows a person has seen and accepted by going on; kept here so that every worker, also one that comes
-- after a crash, counts only the rows refused since then against the import's limit.

ALTER TABLE inhaul.import ADD COLUMN accepted_errors bigint NOT NULL DEFAULT 0 CHECK (accepted_errors >= 0);
