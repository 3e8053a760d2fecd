-- How many lines the log has, by UTC day, location and type (docs/adr/0026): `meta.total` of ten million lines without
-- reading them. The log only grows, but for a sandbox's end; what is erased of a line is its name, which nobody counts.
CREATE TABLE check_in_event_count (
    account_id  uuid   NOT NULL,
    mode        text   NOT NULL,
    day         date   NOT NULL,
    location_id uuid   NOT NULL,
    event_type  text   NOT NULL,
    total       bigint NOT NULL,
    PRIMARY KEY (account_id, mode, day, location_id, event_type)
) WITH (fillfactor = 80);

-- What has been written since, in the transaction that wrote it: no row that several transactions would wait for. A job
-- adds it to the counters.
CREATE TABLE check_in_event_uncounted (
    account_id  uuid   NOT NULL,
    mode        text   NOT NULL,
    day         date   NOT NULL,
    location_id uuid   NOT NULL,
    event_type  text   NOT NULL,
    change      bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
CREATE INDEX check_in_event_uncounted_of_tenant ON check_in_event_uncounted (account_id, mode);

-- The tenants that have counters; the others' lines are few, and are counted when somebody asks.
CREATE TABLE check_in_event_counted (
    account_id uuid NOT NULL,
    mode       text NOT NULL,
    PRIMARY KEY (account_id, mode)
);

CREATE FUNCTION note_check_in_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO check_in_event_uncounted (account_id, mode, day, location_id, event_type, change)
    SELECT account_id, mode, (at AT TIME ZONE 'UTC')::date, location_id, event_type,
           CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
    FROM changed
    GROUP BY 1, 2, 3, 4, 5;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_new_check_in_events AFTER INSERT ON check_in_event
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_check_in_events();
CREATE TRIGGER note_lost_check_in_events AFTER DELETE ON check_in_event
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_check_in_events();
