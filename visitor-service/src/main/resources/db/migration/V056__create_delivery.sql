-- Packages at the front desk.
CREATE TABLE delivery (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL,
    mode            text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    host_id         uuid        NOT NULL REFERENCES host (id),
    location_id     uuid        NOT NULL REFERENCES location (id),
    status          text        NOT NULL CHECK (status IN ('received', 'notified', 'picked_up')),
    carrier         text,
    tracking_number text,
    sender          text,
    description     text,
    notes           text,
    received_at     timestamptz NOT NULL,
    received_by     text        NOT NULL,
    notified_at     timestamptz,
    picked_up_at    timestamptz,
    picked_up_by    text,
    CHECK ((status = 'picked_up') = (picked_up_at IS NOT NULL)),
    CHECK (status <> 'notified' OR notified_at IS NOT NULL),
    CHECK (picked_up_by IS NULL OR picked_up_at IS NOT NULL)
);
CREATE INDEX delivery_by_time ON delivery (account_id, mode, received_at, id);
CREATE INDEX delivery_by_host ON delivery (account_id, mode, host_id, received_at, id);
CREATE INDEX delivery_by_location ON delivery (account_id, mode, location_id, received_at, id);
-- What waits; picked-up ones are most of all.
CREATE INDEX delivery_waiting ON delivery (account_id, mode, status, received_at, id) WHERE status <> 'picked_up';
-- For the checks of the foreign key when hosts are forgotten.
CREATE INDEX delivery_of_host ON delivery (host_id);
