-- By the event's id: what belongs to an event goes with it, and one id per event and webhook stays exact.
ALTER TABLE delivery RENAME TO delivery_before;
ALTER TABLE delivery_before DROP CONSTRAINT delivery_pkey;
ALTER INDEX delivery_subscription_event RENAME TO delivery_before_subscription_event;
CREATE TABLE delivery (
    LIKE delivery_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE,
    PRIMARY KEY (id, event_id)
) PARTITION BY RANGE (event_id);
CREATE UNIQUE INDEX delivery_subscription_event ON delivery (subscription_id, event_id);
CREATE TABLE delivery_default PARTITION OF delivery DEFAULT WITH (fillfactor = 85);
INSERT INTO delivery SELECT * FROM delivery_before;
DROP TABLE delivery_before;
