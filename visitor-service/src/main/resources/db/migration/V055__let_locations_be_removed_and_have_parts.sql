-- A removed location stays for the visits that took place there.
ALTER TABLE location
    ADD COLUMN parent_id  uuid REFERENCES location (id),
    ADD COLUMN deleted_at timestamptz,
    ADD CHECK (deleted_at IS NULL OR (NOT is_primary AND parent_id IS NULL));
CREATE INDEX location_of_parent ON location (parent_id) WHERE parent_id IS NOT NULL;
