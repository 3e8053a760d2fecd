-- What a webhook's owner may choose beside its events. Its secrets and its headers may be encrypted: 'enc1:…'.
ALTER TABLE subscription
    ADD COLUMN filter                text,        -- JSON object; text, because jsonb refuses U+0000
    ADD COLUMN headers               text,        -- JSON object, sealed as a secret is: it may carry credentials
    ADD COLUMN ordered               boolean     NOT NULL DEFAULT false,
    ADD COLUMN ip_allowlist          text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN previous_secret       text,        -- signs beside the present one until …
    ADD COLUMN previous_secret_until timestamptz;

-- Intake looks up the filters of a batch's tenants; most webhooks have none.
CREATE INDEX subscription_filtered ON subscription (account_id, mode) WHERE filter IS NOT NULL;
