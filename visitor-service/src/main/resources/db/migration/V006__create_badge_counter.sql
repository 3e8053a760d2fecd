-- The last badge number of a location's local day. One hot row a location: room for updates in its page.
CREATE TABLE badge_counter (
    location_id uuid    NOT NULL,
    day         date    NOT NULL,
    last        integer NOT NULL,
    PRIMARY KEY (location_id, day)
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
