-- The revocation of a replaced secret (sec_…) is made with the rotation and begins when its overlap ends.
ALTER TABLE revocation ADD COLUMN effective_at timestamptz;  -- null: at once
