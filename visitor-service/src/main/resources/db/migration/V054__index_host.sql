-- A tenant's hosts by any substring of name and address: the tenant stands first, so that others' hosts cost nothing.
-- A trusted extension, as pg_trgm is.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX host_by_text ON host USING gin (account_id, search_text gin_trgm_ops) WHERE deleted_at IS NULL;
DROP INDEX host_of_tenant;
CREATE INDEX host_of_tenant ON host (account_id, mode, sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX host_of_location ON host (account_id, mode, location_id, sort_name, id) WHERE deleted_at IS NULL;
