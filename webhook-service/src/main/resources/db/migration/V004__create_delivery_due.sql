-- The queue: what is still to be sent, and nothing else. Rows are narrow, change in place (no index on lease_until) and go
-- when their delivery is finished, so that its size is the backlog's, however long the log grows.
CREATE TABLE delivery_due (
    delivery_id     uuid        PRIMARY KEY,
    subscription_id uuid        NOT NULL,
    event_id        uuid        NOT NULL,
    due_at          timestamptz NOT NULL,
    lease_until     timestamptz NOT NULL DEFAULT '-infinity',  -- claimed till then; later anybody may take it over
    attempt         smallint    NOT NULL DEFAULT 1             -- the number of the next attempt
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);

-- Claims go webhook by webhook, so that one with a long backlog costs the others nothing.
CREATE INDEX delivery_due_subscription ON delivery_due (subscription_id, due_at);
