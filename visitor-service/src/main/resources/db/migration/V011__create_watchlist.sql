CREATE TABLE watchlist_entry (
    id            uuid        PRIMARY KEY,
    account_id    uuid        NOT NULL,
    mode          text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    list          text        NOT NULL CHECK (list IN ('sex_offender', 'custom', 'bolo')),
    first_name    text        NOT NULL,
    last_name     text        NOT NULL,
    aliases       text[]      NOT NULL,
    date_of_birth date,
    reason        text,
    action        text        NOT NULL CHECK (action IN ('flag', 'deny')),
    expires_at    timestamptz,
    created_at    timestamptz NOT NULL
);
CREATE INDEX watchlist_entry_of_tenant ON watchlist_entry (account_id, mode, created_at, id);

-- What is searched: names and aliases in lower case, without accents and punctuation, words in alphabetical order.
CREATE TABLE watchlist_name (
    entry_id   uuid NOT NULL REFERENCES watchlist_entry (id) ON DELETE CASCADE,
    account_id uuid NOT NULL,
    mode       text NOT NULL,
    name       text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('name', 'alias'))
);
CREATE INDEX watchlist_name_of_entry ON watchlist_name (entry_id);
CREATE INDEX watchlist_name_trigrams ON watchlist_name USING gin (name gin_trgm_ops);
