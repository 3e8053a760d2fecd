CREATE INDEX visit_by_time ON visit (account_id, mode, effective_at, id);
CREATE INDEX visit_by_location ON visit (account_id, mode, location_id, effective_at, id);
CREATE INDEX visit_by_host ON visit (account_id, mode, host_id, effective_at, id);
CREATE INDEX visit_by_status ON visit (account_id, mode, status, effective_at, id);
CREATE INDEX visit_by_name ON visit (account_id, mode, sort_name, id);
CREATE INDEX visit_by_company ON visit (account_id, mode, sort_company, id);
CREATE INDEX visit_by_person ON visit (account_id, mode, person_key, check_in_time)
    WHERE person_key IS NOT NULL AND check_in_time IS NOT NULL;
CREATE INDEX visit_by_text ON visit USING gin (search_text gin_trgm_ops);
