-- Whoever leaves is a dead entry of the indexes on the status. By the default, a fifth of the table, ten million visits
-- gather two million of them before they are removed, and every list by status reads past them.
ALTER TABLE visit SET (autovacuum_vacuum_scale_factor = 0.02);
