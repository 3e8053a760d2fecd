-- How a webhook does, and why it is off.
ALTER TABLE subscription
    ADD COLUMN disabled_reason      text CHECK (disabled_reason IN ('endpoint_gone', 'consecutive_failures')),
    ADD COLUMN disabled_at          timestamptz,
    ADD COLUMN paused_at            timestamptz,
    ADD COLUMN consecutive_failures integer NOT NULL DEFAULT 0;  -- attempts, since one succeeded or the webhook was resumed
