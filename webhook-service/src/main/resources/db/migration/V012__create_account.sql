-- A projection of auth-service's accounts, fed by Kafka: what plan they are on and whom to write to.
CREATE TABLE account (
    account_id  uuid        PRIMARY KEY,
    name        text,
    plan        text        NOT NULL,
    occurred_at timestamptz NOT NULL  -- of the event it is from; '-infinity' where only a caller's token said so yet
);

CREATE TABLE account_owner (
    user_id     uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    name        text        NOT NULL,
    email       text        NOT NULL,
    occurred_at timestamptz NOT NULL
);

CREATE INDEX account_owner_account ON account_owner (account_id);
