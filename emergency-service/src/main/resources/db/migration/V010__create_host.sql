-- Hosts, as visitor-service tells of them: whom an alarm is sent to. Name and address go when the host does.
CREATE TABLE host (
    host_id     uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    mode        text NOT NULL,
    location_id uuid,
    name        text,
    email       text,
    changed_at  timestamptz NOT NULL,
    removed     boolean NOT NULL DEFAULT false
);
CREATE INDEX host_of_tenant ON host (account_id, mode) WHERE NOT removed;
