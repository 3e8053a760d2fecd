-- Four lanes through the queue (Lane.java): 0 urgent, 1 first attempts, 2 retries, 3 webhooks that are ordered. Each is
-- claimed by itself, so that the retries that wait for hours are no work for who looks for first attempts.
ALTER TABLE delivery_due ADD COLUMN lane smallint NOT NULL DEFAULT 1 CHECK (lane BETWEEN 0 AND 3);

UPDATE delivery_due SET lane = 2 WHERE attempt > 1;

DROP INDEX delivery_due_subscription;
CREATE INDEX delivery_due_lane ON delivery_due (lane, subscription_id, due_at);
CREATE INDEX delivery_due_order ON delivery_due (subscription_id, event_id) WHERE lane = 3;
