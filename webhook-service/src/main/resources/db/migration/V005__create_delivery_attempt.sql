-- Every request that was made, and what came back. Appended, never changed.
CREATE TABLE delivery_attempt (
    delivery_id      uuid        NOT NULL,
    number           smallint    NOT NULL,
    at               timestamptz NOT NULL,
    request_headers  text        NOT NULL,  -- JSON object; the body is the event's
    response_status  smallint,
    response_headers text,                  -- JSON object; text, because jsonb refuses what a receiver may send (U+0000)
    response_body    bytea,                 -- at most 16 KiB
    response_time_ms integer     NOT NULL,
    error            text,
    PRIMARY KEY (delivery_id, number)
);
