-- Only from the pre-registration to the screening, which is what it is for.
ALTER TABLE visit ADD COLUMN date_of_birth date;
