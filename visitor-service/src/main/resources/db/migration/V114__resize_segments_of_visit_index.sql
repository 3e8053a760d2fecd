-- Segments of changes have 2^10 slots rather than 2^12 (ADR 0026); what had 2^16 and 2^20 is one level higher.
UPDATE visit_term SET level = level + 1 WHERE level > 0;
