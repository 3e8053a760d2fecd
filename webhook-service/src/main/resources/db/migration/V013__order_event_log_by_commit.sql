-- The event log as its readers see it: in the order of the transactions that stored it, of which a reader takes those
-- that are all finished. Ids can't be that order: an event with a smaller id may arrive after a larger one was read.
ALTER TABLE event ADD COLUMN stored_by xid8 NOT NULL DEFAULT pg_current_xact_id();

-- The event log by cursor, and replays.
CREATE INDEX event_log ON event (account_id, mode, stored_by, id);
