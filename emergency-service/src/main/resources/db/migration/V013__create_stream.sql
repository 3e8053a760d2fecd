-- What live streams tell, in one dense sequence a tenant: the head's row lock makes the order of numbers the order of
-- commits, so that a reader who has seen n misses nothing before n.
CREATE TABLE stream_head (
    account_id uuid   NOT NULL,
    mode       text   NOT NULL,
    seq        bigint NOT NULL,
    PRIMARY KEY (account_id, mode)
) WITH (fillfactor = 50);

CREATE TABLE stream_event (
    account_id uuid        NOT NULL,
    mode       text        NOT NULL,
    seq        bigint      NOT NULL,
    type       text        NOT NULL,
    data       text        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, mode, seq)
);
CREATE INDEX stream_event_at ON stream_event USING brin (at);
