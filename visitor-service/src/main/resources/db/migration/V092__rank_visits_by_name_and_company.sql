-- Where the orders by name and by company are cut into parts of about the same size. A visit's part is its rank, whose
-- bits are terms: so any page is found by halving, however deep it is (ADR 0026).
-- IF NOT EXISTS: for a day this was V065, which Flyway refuses where V090 is there already.
CREATE TABLE IF NOT EXISTS visit_mark (
    index_id integer NOT NULL,
    -- The column of visit that the order goes by.
    sort     text    NOT NULL,
    -- The rank of the visits from here on. Of marks that stand at the same place the highest counts.
    rank     integer NOT NULL CHECK (rank > 0),
    key      text    NOT NULL,
    visit_id uuid    NOT NULL,
    PRIMARY KEY (index_id, sort, rank)
);
CREATE UNIQUE INDEX IF NOT EXISTS visit_mark_by_place ON visit_mark (index_id, sort, key, visit_id, rank);
-- For visits that are erased: a mark must not keep their name.
CREATE INDEX IF NOT EXISTS visit_mark_of_visit ON visit_mark (visit_id);

-- Words of erased visits: the job takes those out of the index that no other visit has.
CREATE TABLE IF NOT EXISTS visit_word_gone (
    index_id integer NOT NULL,
    word     text    NOT NULL COLLATE "C",
    PRIMARY KEY (index_id, word)
);

-- What is indexed so far has no ranks. Lists read the visits directly until it is built anew.
ALTER TABLE visit_index ADD COLUMN IF NOT EXISTS marked boolean NOT NULL DEFAULT false;
TRUNCATE visit_index, visit_slot, visit_term, visit_word, visit_change;
