-- What the purge looks through.
CREATE INDEX delivery_picked_up ON delivery (picked_up_at) WHERE picked_up_at IS NOT NULL;
