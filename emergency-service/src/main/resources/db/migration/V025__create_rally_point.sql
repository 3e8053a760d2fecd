CREATE TABLE rally_point (
    id          uuid PRIMARY KEY,
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL,
    location_id uuid        NOT NULL,
    name        text        NOT NULL,
    description text,
    created_at  timestamptz NOT NULL,
    -- Kept as long as reports name it.
    removed     boolean     NOT NULL DEFAULT false
);
CREATE INDEX rally_point_of_location ON rally_point (account_id, mode, location_id) WHERE NOT removed;
