-- What cleaning changed in the rows of a chunk that are not refused: per column and step a count and a few examples. It commits
-- with the outcomes of those rows, so that it is as exact as they are.

ALTER TABLE inhaul.chunk ADD COLUMN cleaned json;
