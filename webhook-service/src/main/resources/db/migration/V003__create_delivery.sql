-- One event on its way to one webhook. No foreign keys: a check a row would lock the webhook's row for each of them;
-- intake holds that lock once a batch, and deleting a webhook removes these rows itself.
CREATE TABLE delivery (
    id               uuid        PRIMARY KEY,  -- X-KyberAccess-Delivery, the same on every attempt
    account_id       uuid        NOT NULL,
    mode             text        NOT NULL,
    subscription_id  uuid        NOT NULL,
    event_id         uuid        NOT NULL,
    event_type       text        NOT NULL,
    occurred_at      timestamptz NOT NULL,
    status           text        NOT NULL DEFAULT 'retrying' CHECK (status IN ('retrying', 'delivered', 'failed')),
    attempts         smallint    NOT NULL DEFAULT 0,
    response_code    smallint,
    response_time_ms integer,
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz
) WITH (fillfactor = 85);

-- One id per event and webhook, whatever is redelivered or replayed; read backwards it is the log, newest first.
CREATE UNIQUE INDEX delivery_subscription_event ON delivery (subscription_id, event_id);
