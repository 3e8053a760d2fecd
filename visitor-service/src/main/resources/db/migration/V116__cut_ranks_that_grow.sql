-- Places that part what has grown between two marks (ADR 0026). Their numbers go below the mark's, and grow along the
-- order: new ones lie between.
CREATE TABLE visit_cut (
    index_id integer NOT NULL,
    -- The column of visit that the order goes by.
    sort     text    NOT NULL,
    -- Of the mark before it, 0 before the first one.
    rank     integer NOT NULL,
    part     integer NOT NULL CHECK (part BETWEEN 1 AND 524287),
    key      text    NOT NULL,
    visit_id uuid    NOT NULL,
    PRIMARY KEY (index_id, sort, rank, part)
);
CREATE UNIQUE INDEX visit_cut_by_place ON visit_cut (index_id, sort, rank, key, visit_id, part);
