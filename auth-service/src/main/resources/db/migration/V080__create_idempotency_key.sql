-- What is known of each Idempotency-Key (kyberaccess-common, package idempotency). The key itself is not here, and the
-- answer is sealed with it: nobody but the client can read it.
CREATE TABLE idempotency_key (
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    -- key_… or usr_…: each caller's keys are its own.
    caller      text        NOT NULL,
    key_hash    bytea       NOT NULL,
    -- Of method, path and body.
    fingerprint bytea       NOT NULL,
    -- The one that is at work, or was the last.
    attempt     uuid        NOT NULL,
    -- When an attempt that has not answered is taken for dead.
    lease_until timestamptz NOT NULL,
    -- Whether the attempt has changed anything: written in the very transaction that did.
    committed   boolean     NOT NULL DEFAULT false,
    answered    boolean     NOT NULL DEFAULT false,
    -- Null while there is none, and if it was too large to be kept.
    answer      bytea,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, mode, caller, key_hash)
) WITH (fillfactor = 70);
CREATE INDEX idempotency_key_expired ON idempotency_key (expires_at);
