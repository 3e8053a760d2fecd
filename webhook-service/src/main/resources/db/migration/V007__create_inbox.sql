-- The common platform's memory of events worked on. Deliveries do not need it: the event table is theirs.
CREATE TABLE inbox (event_id text PRIMARY KEY, received_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX inbox_received_at ON inbox USING brin (received_at);
