-- Since when a visit is out of the way: lists leave it out unless asked for it.
ALTER TABLE visit ADD COLUMN archived_at timestamptz;
