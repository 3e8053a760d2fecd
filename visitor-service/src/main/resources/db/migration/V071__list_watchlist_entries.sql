ALTER TABLE watchlist_entry
    -- Names and aliases, folded, for the list's search.
    ADD COLUMN search_text text        NOT NULL DEFAULT '',
    -- Hash of list, name and date of birth: what an import recognises an entry by.
    ADD COLUMN identity    uuid,
    ADD COLUMN updated_at  timestamptz NOT NULL DEFAULT now();
-- Ids sort by creation.
DROP INDEX watchlist_entry_of_tenant;
CREATE INDEX watchlist_entry_newest ON watchlist_entry (account_id, mode, id);
CREATE INDEX watchlist_entry_of_list ON watchlist_entry (account_id, mode, list, id);
CREATE INDEX watchlist_entry_by_text ON watchlist_entry USING gin (search_text gin_trgm_ops);
CREATE INDEX watchlist_entry_by_identity ON watchlist_entry (account_id, mode, identity);
