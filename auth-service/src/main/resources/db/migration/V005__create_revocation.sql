-- Revoked keys (key_…) and logged-out tokens (their jti), until no token can outlive the entry.
CREATE TABLE revocation (
    id         text        PRIMARY KEY,
    revoked_at timestamptz NOT NULL,
    lapses_at  timestamptz NOT NULL
);
CREATE INDEX revocation_lapses_at ON revocation (lapses_at);
