-- No foreign keys to host and location: their checks would lock those few rows once for every check-in. The service
-- resolves both inside the tenant before it writes, and neither is ever deleted while visits point at it.
CREATE TABLE visit (
    id               uuid        PRIMARY KEY,
    account_id       uuid        NOT NULL,
    mode             text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    location_id      uuid        NOT NULL,
    host_id          uuid        NOT NULL,
    status           text        NOT NULL
        CHECK (status IN ('pre_registered', 'checked_in', 'checked_out', 'denied', 'flagged', 'cancelled')),
    first_name       text        NOT NULL,
    last_name        text        NOT NULL,
    email            text,
    phone            text,
    company          text,
    purpose          text,
    notes            text,
    custom_fields    json        NOT NULL,
    expected_date    date,
    expected_time    time,
    check_in_time    timestamptz,
    check_out_time   timestamptz,
    badge_number     text,
    check_out_notes  text,
    checked_out_by   text,
    -- Check-in time if present, else the expected one, else creation: what the day filters and the default sort go by.
    effective_at     timestamptz NOT NULL,
    -- Links the visits of one person: e-mail, else phone, else none.
    person_key       text,
    sort_name        text        NOT NULL,
    sort_company     text        NOT NULL,
    search_text      text        NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    version          integer     NOT NULL,
    CHECK (status NOT IN ('checked_in', 'checked_out') OR (check_in_time IS NOT NULL AND badge_number IS NOT NULL)),
    CHECK ((status = 'checked_out') = (check_out_time IS NOT NULL))
);
