-- What one person asked for and a second one has to confirm (the two-person rule).
CREATE TABLE approval (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL,
    mode         text        NOT NULL,
    action       text        NOT NULL,
    request      json        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz
);
CREATE INDEX approval_pending ON approval (account_id, mode, expires_at) WHERE confirmed_at IS NULL;
