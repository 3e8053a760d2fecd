-- Without an action of its own an entry does what the settings say of its list.
ALTER TABLE watchlist_entry ALTER COLUMN action DROP NOT NULL;
