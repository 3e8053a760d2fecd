-- A redelivery goes through all steps of the retry table again, and its attempts are numbered on.
ALTER TABLE delivery_due ADD COLUMN earlier_attempts smallint NOT NULL DEFAULT 0;
