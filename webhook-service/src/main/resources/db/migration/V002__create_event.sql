-- Every event that a webhook could have chosen, once, in the bytes that go out. Kept whether anybody subscribes or not.
-- Ids are UUIDv7: they grow with time, and a later partitioning by day can cut along them.
CREATE TABLE event (
    id          uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL,
    type        text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    body        bytea       NOT NULL
);
