-- Who is or was on site: one row a visit. Check-in and check-out each fill their own columns, so that the row comes out
-- the same in whatever order, and however often, the events arrive.
CREATE TABLE presence (
    visit_id      uuid PRIMARY KEY,
    account_id    uuid NOT NULL,
    mode          text NOT NULL,
    location_id   uuid,
    location_name text,
    name          text,
    company       text,
    host_id       text,
    host_name     text,
    badge_number  text,
    photo_url     text,
    checked_in_at timestamptz,
    left_at       timestamptz
) WITH (fillfactor = 70);

-- The evacuation list reads exactly this.
CREATE INDEX presence_on_site ON presence (account_id, mode, location_id)
    WHERE checked_in_at IS NOT NULL AND left_at IS NULL;

CREATE INDEX presence_left ON presence (left_at) WHERE left_at IS NOT NULL;
