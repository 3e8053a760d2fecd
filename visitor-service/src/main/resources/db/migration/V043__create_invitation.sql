-- What a visitor who is expected was given: a code to check in with, and perhaps a mail.
CREATE TABLE invitation (
    visit_id   uuid        PRIMARY KEY REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    -- SHA-256. The code itself is made again from the visit's id and a secret key when its image is asked for.
    code_hash  bytea       NOT NULL,
    -- Null unless the visitor was invited by mail.
    invited_at timestamptz
);
CREATE UNIQUE INDEX invitation_by_code ON invitation (code_hash);
CREATE INDEX invitation_of_tenant ON invitation (account_id, mode);
