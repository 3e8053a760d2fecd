-- Files of visits: which there are. What they hold is in the store (kyber.files), under the key.
CREATE TABLE stored_file (
    key        uuid        PRIMARY KEY,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    -- Checked at the commit, so that visit and file may come in either order.
    visit_id   uuid        NOT NULL REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind       text        NOT NULL CHECK (kind IN ('photo', 'photo_thumb', 'id_photo', 'selfie', 'nda')),
    bytes      integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX stored_file_of_visit ON stored_file (visit_id, kind);
CREATE INDEX stored_file_of_tenant ON stored_file (account_id, mode);

-- Files that the store has to forget, now or if nobody keeps them until then. No tenant: the keys are random, and this
-- must outlive the reset of a sandbox.
CREATE TABLE file_deletion (
    key      uuid        PRIMARY KEY,
    due_at   timestamptz NOT NULL DEFAULT now(),
    attempts integer     NOT NULL DEFAULT 0
);
CREATE INDEX file_deletion_due ON file_deletion (due_at);

-- Whoever deletes a row, by whatever way, deletes its file.
CREATE FUNCTION queue_file_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO file_deletion (key) VALUES (OLD.key);
    RETURN NULL;
END
$$;
CREATE TRIGGER stored_file_deleted AFTER DELETE ON stored_file
    FOR EACH ROW EXECUTE FUNCTION queue_file_deletion();
