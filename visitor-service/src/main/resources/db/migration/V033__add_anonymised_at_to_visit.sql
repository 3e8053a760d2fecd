-- Since when a visit is nobody's any more: what is left of it is when, where and how it ended.
ALTER TABLE visit ADD COLUMN anonymised_at timestamptz;
