CREATE TABLE lockdown (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL,
    mode         text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    -- Null for every location.
    location_id  uuid,
    level        text        NOT NULL CHECK (level IN ('soft', 'hard')),
    reason       text        NOT NULL,
    notify_all   boolean     NOT NULL,
    activated_at timestamptz NOT NULL,
    activated_by text        NOT NULL,
    confirmed_by text,
    lifted_at    timestamptz,
    lifted_by    text,
    lift_reason  text,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE UNIQUE INDEX lockdown_one_per_scope ON lockdown (account_id, mode, location_id) NULLS NOT DISTINCT
    WHERE lifted_at IS NULL;
CREATE INDEX lockdown_history ON lockdown (account_id, mode, activated_at, id);
