ALTER TABLE location ADD COLUMN removed boolean NOT NULL DEFAULT false;
