-- What the presence snapshot walks through.
CREATE INDEX visit_present ON visit (id) WHERE status IN ('checked_in', 'flagged');
