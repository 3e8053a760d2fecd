-- Nothing asks for terms but by their whole key. Analysing 130,000 of them takes 0.2 s, and was done each 10 to 20 s
-- while visits change: a hundredth of two cores for statistics that no plan depends on.
ALTER TABLE visit_term ALTER COLUMN bits SET STATISTICS 0;
ALTER TABLE visit_term SET (autovacuum_analyze_scale_factor = 2);
