ALTER TABLE task ADD COLUMN owner TEXT;
ALTER TABLE task ADD COLUMN claim TEXT;
ALTER TABLE task ADD COLUMN claimed_until INTEGER;
UPDATE state SET stamp = randomblob(16);
