-- The inverted index of large tenants' visits (ADR 0026): what is counted and searched without reading the visits. The
-- tables hang on visit_index without foreign keys, whose checks would lock its few rows once for every check-in.
ALTER TABLE visit ADD COLUMN IF NOT EXISTS archived_at timestamptz;

-- Tenants that have one. Their visits are counted directly until it is ready.
CREATE TABLE visit_index (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    ready      boolean     NOT NULL DEFAULT false,
    -- The first slot that no visit has had.
    next_slot  integer     NOT NULL DEFAULT 0,
    -- How far it has been built, in the order of time.
    built_until timestamptz NOT NULL DEFAULT '0001-01-01 00:00:00Z',
    built_visit uuid       NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (account_id, mode)
) WITH (fillfactor = 50);

-- A visit's number in the bitmaps. A visit that changes gets a new one.
CREATE TABLE visit_slot (
    index_id integer NOT NULL,
    slot     integer NOT NULL,
    visit_id uuid    NOT NULL,
    PRIMARY KEY (index_id, slot) INCLUDE (visit_id)
);
CREATE UNIQUE INDEX visit_slot_of_visit ON visit_slot (visit_id);

-- Which slots have a term, as a Roaring bitmap (its portable format) for a span of slots.
CREATE TABLE visit_term (
    index_id    integer  NOT NULL,
    term        text     NOT NULL COLLATE "C",
    -- The span's first slot, and its size: 0 is 2^12, 1 is 2^16, 2 is 2^20 slots.
    segment     integer  NOT NULL,
    level       smallint NOT NULL,
    cardinality integer  NOT NULL,
    bits        bytea    NOT NULL,
    PRIMARY KEY (index_id, term, segment)
);
-- Bitmaps are compressed already.
ALTER TABLE visit_term ALTER COLUMN bits SET STORAGE EXTERNAL;
CREATE INDEX visit_term_of_segment ON visit_term (index_id, segment);

-- Words of names, addresses and companies that have bitmaps of their own.
CREATE TABLE visit_word (
    index_id integer NOT NULL,
    word     text    NOT NULL COLLATE "C",
    PRIMARY KEY (index_id, word)
);

-- Visits that have changed since they were indexed, or never were: they are looked at one by one.
CREATE TABLE visit_change (
    seq      bigint      GENERATED ALWAYS AS IDENTITY,
    index_id integer     NOT NULL,
    visit_id uuid        NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (index_id, seq)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);
