-- What it took to have the attachments of a chunk's rows stored: files hashed, contents stored or there already, tries. It commits with the
-- outcomes of those rows.

ALTER TABLE inhaul.chunk ADD COLUMN attached json;
