-- What the retention job looks for, location by location; rows leave these indexes when it has done its work. Nobody
-- who is on site is in them, so that a check-in does not pay for them.
CREATE INDEX visit_to_archive ON visit (account_id, mode, location_id, effective_at)
    WHERE archived_at IS NULL AND status NOT IN ('checked_in', 'flagged');
CREATE INDEX visit_to_anonymise ON visit (account_id, mode, location_id, effective_at)
    WHERE anonymised_at IS NULL AND status <> 'checked_in';
