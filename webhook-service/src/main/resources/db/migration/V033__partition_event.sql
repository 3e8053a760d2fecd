-- Old events go by dropping a partition. Ids are UUIDv7 and grow with time, so a day's events are a range of the primary
-- key, which therefore still knows every event once. The service makes the days' partitions ahead (Partitions.java);
-- what has none, or an id from another time, is in the default one.
ALTER TABLE event RENAME TO event_before;
CREATE TABLE event (LIKE event_before INCLUDING ALL) PARTITION BY RANGE (id);
CREATE TABLE event_default PARTITION OF event DEFAULT;
INSERT INTO event SELECT * FROM event_before;
DROP TABLE event_before;
