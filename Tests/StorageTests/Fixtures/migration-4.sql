ALTER TABLE change ADD COLUMN last INTEGER;
CREATE INDEX change_last ON change (last) WHERE last IS NOT NULL;
