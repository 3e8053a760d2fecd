CREATE TABLE host (
    id          uuid        PRIMARY KEY,
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    location_id uuid        REFERENCES location (id),
    name        text        NOT NULL,
    email       text,
    department  text,
    sort_name   text        NOT NULL,
    search_text text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX host_of_tenant ON host (account_id, mode, sort_name, id);
CREATE INDEX host_of_department ON host (account_id, mode, lower(department));
