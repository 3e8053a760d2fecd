-- A check-in that is read again after the person's data was deleted must not bring the names back.
ALTER TABLE presence
    ADD COLUMN erased boolean NOT NULL DEFAULT false;
