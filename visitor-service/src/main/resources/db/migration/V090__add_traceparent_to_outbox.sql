-- The trace that the row belongs to (W3C traceparent), null where nobody traces. The relay hands it on as a Kafka header.
ALTER TABLE outbox ADD COLUMN traceparent text;
