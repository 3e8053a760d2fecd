-- Names are found by codes that a visitor's name must share in two places (package screening.name), not by trigrams:
-- docs/adr/0027. Names of another form are coded anew by the service.
DROP INDEX watchlist_name_trigrams;
ALTER TABLE watchlist_name
    ADD COLUMN codes bigint[] NOT NULL DEFAULT '{}',
    ADD COLUMN form  smallint NOT NULL DEFAULT 0;
-- Codes are all rare: statistics of them would only tempt the planner away from the index.
ALTER TABLE watchlist_name ALTER COLUMN codes SET STATISTICS 0;
-- What waits for the index is read by every search: it is kept short (kB).
CREATE INDEX watchlist_name_codes ON watchlist_name USING gin (codes) WITH (gin_pending_list_limit = 64);
CREATE INDEX watchlist_name_form ON watchlist_name (form);
