-- By the delivery's id, a UUIDv7 too: all attempts of a delivery, which ends within a day, are in one partition.
ALTER TABLE delivery_attempt RENAME TO delivery_attempt_before;
CREATE TABLE delivery_attempt (LIKE delivery_attempt_before INCLUDING ALL) PARTITION BY RANGE (delivery_id);
CREATE TABLE delivery_attempt_default PARTITION OF delivery_attempt DEFAULT;
INSERT INTO delivery_attempt SELECT * FROM delivery_attempt_before;
DROP TABLE delivery_attempt_before;
