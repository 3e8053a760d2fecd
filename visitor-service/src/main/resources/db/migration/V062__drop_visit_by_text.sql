-- Searched through visit_term where a tenant is large, by reading where it is not. Sixty entries a visit cost each
-- check-in more than all other indexes together, and found nothing for terms of one or two letters.
DROP INDEX visit_by_text;
