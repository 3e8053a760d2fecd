-- Who has to be accounted for, with the mark that counts. Names go when the visitor's data is deleted.
CREATE TABLE roll_call_person (
    evacuation_id  uuid        NOT NULL REFERENCES evacuation,
    -- A visitor's visit, a host or team member, or an id of its own for somebody whom a warden added.
    person_id      uuid        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('visitor', 'staff', 'added')),
    -- How the person came onto the roll call.
    source         text        NOT NULL CHECK (source IN ('list', 'checking_in', 'warden', 'staff')),
    name           text,
    company        text,
    host_name      text,
    badge_number   text,
    location_id    uuid,
    added_at       timestamptz NOT NULL,
    checked_out_at timestamptz,
    status         text CHECK (status IN ('safe', 'needs_help', 'missing')),
    marked_at      timestamptz,
    marked_by      text,
    device         text,
    note           text,
    rally_point_id uuid,
    PRIMARY KEY (evacuation_id, person_id)
) WITH (fillfactor = 70);
CREATE INDEX roll_call_person_by_visit ON roll_call_person (person_id) WHERE kind = 'visitor';
