-- A message without a body takes a lapsed revocation out of the compacted topic.
ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;
