CREATE TABLE location (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    name       text        NOT NULL,
    time_zone  text        NOT NULL,
    address    text,
    is_primary boolean     NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX location_of_tenant ON location (account_id, mode, created_at, id);
CREATE UNIQUE INDEX location_one_primary ON location (account_id, mode) WHERE is_primary;
