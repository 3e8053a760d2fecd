-- Log-ins that have not succeeded since the last one that did. Kept for unknown addresses too, so that a known one can't
-- be told from them. No reference to a member, and no address in the clear.
CREATE TABLE login_attempt (
    address      bytea       NOT NULL,  -- SHA-256 of the address in lower case
    source       text        NOT NULL,  -- a network that the member is known to log in from, or '*': all others
    failures     integer     NOT NULL,
    last_at      timestamptz NOT NULL,
    locked_until timestamptz,           -- null: not locked
    PRIMARY KEY (address, source)
) WITH (fillfactor = 70);
CREATE INDEX login_attempt_last_at ON login_attempt (last_at);
