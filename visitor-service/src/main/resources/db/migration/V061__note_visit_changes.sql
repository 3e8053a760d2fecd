-- In the transaction of the change, whoever makes it: so that totals are exact at every moment.
CREATE FUNCTION note_visit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO visit_change (index_id, visit_id)
        SELECT id, OLD.id FROM visit_index WHERE account_id = OLD.account_id AND mode = OLD.mode;
    ELSE
        INSERT INTO visit_change (index_id, visit_id)
        SELECT id, NEW.id FROM visit_index WHERE account_id = NEW.account_id AND mode = NEW.mode;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON visit
    FOR EACH ROW EXECUTE FUNCTION note_visit_change();
