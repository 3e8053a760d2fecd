-- Recognises the double tap. The key is a hash of tenant, person, host and location; rows live for some minutes.
CREATE TABLE recent_walk_in (
    key      uuid        PRIMARY KEY,
    visit_id uuid        NOT NULL,
    at       timestamptz NOT NULL
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
CREATE INDEX recent_walk_in_at ON recent_walk_in USING brin (at);
