-- The log of check-ins, check-outs, denials and pre-registrations, one row each, written with the visit's change under
-- the id of the event that tells of it. Names are as they were then, and null once the visitor's data has been erased.
CREATE TABLE check_in_event (
    id            uuid        PRIMARY KEY,
    account_id    uuid        NOT NULL,
    mode          text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    visit_id      uuid        NOT NULL,
    location_id   uuid        NOT NULL,
    event_type    text        NOT NULL CHECK (event_type IN ('check_in', 'check_out', 'denied', 'pre_registered')),
    at            timestamptz NOT NULL,
    visitor_name  text,
    host_name     text,
    location_name text        NOT NULL,
    method        text        NOT NULL CHECK (method IN ('api', 'dashboard', 'kiosk')),
    badge_printed boolean     NOT NULL,
    id_scanned    boolean     NOT NULL,
    nda_signed    boolean     NOT NULL
);
CREATE INDEX check_in_event_by_time ON check_in_event (account_id, mode, at, id);
CREATE INDEX check_in_event_by_location ON check_in_event (account_id, mode, location_id, at, id);
CREATE INDEX check_in_event_by_type ON check_in_event (account_id, mode, event_type, at, id);
CREATE INDEX check_in_event_of_visit ON check_in_event (visit_id);
