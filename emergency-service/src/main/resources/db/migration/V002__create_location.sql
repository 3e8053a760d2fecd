CREATE TABLE location (
    location_id uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    mode        text NOT NULL,
    name        text NOT NULL,
    time_zone   text NOT NULL,
    changed_at  timestamptz NOT NULL
);

CREATE INDEX location_of_tenant ON location (account_id, mode);
