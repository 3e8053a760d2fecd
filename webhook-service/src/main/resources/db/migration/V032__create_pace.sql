-- How far an account's events are spread out (contract, article 3, Webhook Limits): the generic cell rate algorithm, its
-- state one instant a tenant, moved once a batch of events and not once a delivery.
CREATE TABLE pace (
    account_id uuid        NOT NULL,
    mode       text        NOT NULL,
    free_at    timestamptz NOT NULL,  -- the slot that was given out last
    PRIMARY KEY (account_id, mode)
) WITH (fillfactor = 50);

-- Takes the next `events` slots, `step` apart, and returns the instant before the first: slot k is due at the later of
-- `now` and `base + k * step`. Slots of the last `burst` that nobody used are still free.
CREATE FUNCTION reserve_pace(account uuid, account_mode text, events bigint, step interval, burst interval, now timestamptz)
    RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    INSERT INTO pace AS p (account_id, mode, free_at) VALUES (account, account_mode, now - burst + events * step)
    ON CONFLICT (account_id, mode) DO UPDATE SET free_at = greatest(p.free_at, now - burst) + events * step
    RETURNING free_at - events * step
$$;
