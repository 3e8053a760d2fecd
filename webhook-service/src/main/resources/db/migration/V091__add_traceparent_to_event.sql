-- The trace that brought the event (W3C traceparent), null where nobody traces: its deliveries are steps of it.
ALTER TABLE event ADD COLUMN traceparent text;
