-- When each account's sandbox was last wiped here.
CREATE TABLE sandbox_reset (
    account_id uuid        PRIMARY KEY,
    reset_at   timestamptz NOT NULL
);
