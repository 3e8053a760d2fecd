-- Events of this service on their way to Kafka; the columns are those of Debezium's outbox event router.
CREATE TABLE outbox (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL,  -- topic
    aggregateid   text        NOT NULL,  -- message key: keeps the order of one aggregate
    type          text        NOT NULL,
    payload       text        NOT NULL,
    mode          text        NOT NULL,
    occurred_at   timestamptz NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
