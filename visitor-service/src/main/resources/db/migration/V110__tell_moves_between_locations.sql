-- Who goes on at another location leaves one list and comes into another: two changes, each of one location, so that a
-- stream of either tells it. Otherwise as V064 has it.
CREATE OR REPLACE FUNCTION note_active_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status = 'checked_in' THEN
            INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
            VALUES (OLD.account_id, OLD.mode, 'deleted', OLD.id, OLD.location_id);
        END IF;
    ELSIF NEW.status = 'checked_in' THEN
        IF TG_OP = 'INSERT' OR OLD.status <> 'checked_in' THEN
            INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
            VALUES (NEW.account_id, NEW.mode, 'check_in', NEW.id, NEW.location_id);
        ELSIF OLD.location_id <> NEW.location_id THEN
            INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
            VALUES (OLD.account_id, OLD.mode, 'moved_out', OLD.id, OLD.location_id),
                   (NEW.account_id, NEW.mode, 'moved_in', NEW.id, NEW.location_id);
        ELSE
            INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
            VALUES (NEW.account_id, NEW.mode, 'updated', NEW.id, NEW.location_id);
        END IF;
    ELSIF TG_OP = 'UPDATE' AND OLD.status = 'checked_in' THEN
        -- Where the list had it.
        INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
        VALUES (OLD.account_id, OLD.mode, 'check_out', OLD.id, OLD.location_id);
    END IF;
    RETURN NULL;
END
$$;
