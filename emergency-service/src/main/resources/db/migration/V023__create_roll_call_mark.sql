-- Every mark, in the order of arrival; the one with the latest marked_at counts. The same mark sent again is one mark.
CREATE TABLE roll_call_mark (
    seq            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    evacuation_id  uuid        NOT NULL,
    person_id      uuid        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('safe', 'needs_help', 'missing')),
    note           text,
    marked_at      timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    marked_by      text        NOT NULL,
    device         text,
    rally_point_id uuid,
    FOREIGN KEY (evacuation_id, person_id) REFERENCES roll_call_person
);
CREATE UNIQUE INDEX roll_call_mark_once ON roll_call_mark
    (evacuation_id, person_id, marked_by, device, marked_at, status) NULLS NOT DISTINCT;
