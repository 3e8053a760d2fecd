-- For visits that are erased: a cut must not keep their name. An index has tens of thousands of cuts from the beginning.
CREATE INDEX visit_cut_of_visit ON visit_cut (visit_id);
