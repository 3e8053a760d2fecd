-- A webhook, as its owner set it up.
CREATE TABLE subscription (
    id             uuid        PRIMARY KEY,
    account_id     uuid        NOT NULL,
    mode           text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    name           text        NOT NULL,
    url            text        NOT NULL,
    description    text,
    events         text[]      NOT NULL,  -- types and wildcards, as chosen
    status         text        NOT NULL CHECK (status IN ('active', 'paused', 'disabled')),
    signing_secret text        NOT NULL,  -- 'whsec_…', or 'enc1:…' where an encryption key is configured
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);

-- Newest first in lists; and every event asks for its tenant's webhooks.
CREATE INDEX subscription_tenant ON subscription (account_id, mode, id);
