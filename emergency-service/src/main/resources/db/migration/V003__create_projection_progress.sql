-- How far the projection has read each partition: what the list's age is computed from.
CREATE TABLE projection_progress (
    partition   int PRIMARY KEY,
    next_offset bigint NOT NULL,
    event_time  timestamptz NOT NULL
);
