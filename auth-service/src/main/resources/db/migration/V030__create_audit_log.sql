-- Who did what, of all services. A chain for each account and mode: every entry's hash covers its content and the hash before
-- it, so that an entry that was changed, left out or put in later does not fit any more.
CREATE TABLE audit_entry (
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    seq         bigint      NOT NULL,  -- 1, 2, 3 … within its chain
    id          uuid        NOT NULL,  -- of the event that told it: an entry comes once
    occurred_at timestamptz NOT NULL,
    actor       text        NOT NULL,
    action      text        NOT NULL,
    object      text        NOT NULL,
    content     text        NOT NULL,  -- the entry as JSON, byte for byte what was hashed; the columns before it repeat it for queries
    hash        bytea       NOT NULL,  -- SHA-256 of the hash before (32 zero bytes at the beginning) and the content
    PRIMARY KEY (account_id, mode, seq)
);
CREATE UNIQUE INDEX audit_entry_id ON audit_entry (id);
CREATE INDEX audit_entry_actor ON audit_entry (account_id, mode, actor, seq);
CREATE INDEX audit_entry_action ON audit_entry (account_id, mode, action, seq);
CREATE INDEX audit_entry_object ON audit_entry (account_id, mode, object, seq);

-- Where each chain ends. Its row is locked while entries are appended.
CREATE TABLE audit_chain (
    account_id uuid   NOT NULL,
    mode       text   NOT NULL CHECK (mode IN ('live', 'sandbox')),
    seq        bigint NOT NULL,
    hash       bytea  NOT NULL,
    PRIMARY KEY (account_id, mode)
);
