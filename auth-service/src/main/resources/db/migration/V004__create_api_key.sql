CREATE TABLE api_key (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account,
    name         text        NOT NULL,
    scope        text        NOT NULL CHECK (scope IN ('READ_ONLY', 'READ_WRITE', 'CUSTOM')),
    mode         text        NOT NULL CHECK (mode IN ('LIVE', 'SANDBOX')),
    grants       text[]      NOT NULL DEFAULT '{}',  -- of a custom scope: 'GET /api/v1/visitors'
    last4        text        NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz
) WITH (fillfactor = 80);
CREATE INDEX api_key_live ON api_key (account_id, id) WHERE revoked_at IS NULL;

-- The secrets of a key: one, or two while a rotation's overlap lasts.
CREATE TABLE api_key_secret (
    public_part text        PRIMARY KEY,  -- what a presented key is looked up by; no secret
    api_key_id  uuid        NOT NULL REFERENCES api_key,
    hash        bytea       NOT NULL,     -- SHA-256 of the whole key: 256 random bits need no slow hash
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz               -- null: as long as the key
);
CREATE INDEX api_key_secret_key ON api_key_secret (api_key_id);
