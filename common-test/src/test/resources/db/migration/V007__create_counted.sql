-- What the endpoints of IdempotencyTest do.
CREATE TABLE counted (
    id    text    PRIMARY KEY,
    count integer NOT NULL
);
