-- A webhook that takes one request at a time, because it is ordered or because it fails, has a gate: no claim before
-- next_attempt_at. A claim moves it to the end of its lease, a record back.
ALTER TABLE subscription
    ADD COLUMN next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
    ADD COLUMN failing_since   timestamptz;  -- the first of its consecutive failures

-- Those with a gate; 5 is the breaker's threshold (Breaker.java).
CREATE INDEX subscription_gated ON subscription (id) WHERE ordered OR consecutive_failures >= 5;
