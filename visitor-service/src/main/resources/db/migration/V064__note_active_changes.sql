-- Whoever changes a visit, and however.
CREATE FUNCTION note_active_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status = 'checked_in' THEN
            INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
            VALUES (OLD.account_id, OLD.mode, 'deleted', OLD.id, OLD.location_id);
        END IF;
    ELSIF NEW.status = 'checked_in' THEN
        INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
        VALUES (NEW.account_id, NEW.mode,
                CASE WHEN TG_OP = 'UPDATE' AND OLD.status = 'checked_in' THEN 'updated' ELSE 'check_in' END,
                NEW.id, NEW.location_id);
    ELSIF TG_OP = 'UPDATE' AND OLD.status = 'checked_in' THEN
        INSERT INTO active_pending (account_id, mode, type, visit_id, location_id)
        VALUES (NEW.account_id, NEW.mode, 'check_out', NEW.id, NEW.location_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_active_change AFTER INSERT OR UPDATE OR DELETE ON visit
    FOR EACH ROW EXECUTE FUNCTION note_active_change();

-- The list shows names of hosts and locations.
CREATE FUNCTION note_directory_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO active_pending (account_id, mode, type)
    SELECT DISTINCT account_id, mode, 'directory_changed' FROM changed;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_directory_change AFTER UPDATE ON host
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_directory_change();
CREATE TRIGGER note_directory_change AFTER UPDATE ON location
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_directory_change();
