-- Samples that a webhook's owner had sent: in the delivery log, but in no event log and no replay.
ALTER TABLE event ADD COLUMN test boolean NOT NULL DEFAULT false;
ALTER TABLE delivery ADD COLUMN test boolean NOT NULL DEFAULT false;
