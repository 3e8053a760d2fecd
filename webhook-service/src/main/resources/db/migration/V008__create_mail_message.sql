-- Mails to send. Sent ones are deleted at once: they are personal data.
CREATE TABLE mail_message (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    recipient  text        NOT NULL,
    subject    text        NOT NULL,
    text_body  text        NOT NULL,
    html_body  text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('queued', 'failed', 'captured')),
    attempts   integer     NOT NULL DEFAULT 0,
    -- When the next attempt may begin; while one is under way, when its lease ends.
    due_at     timestamptz NOT NULL DEFAULT now(),
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
CREATE INDEX mail_message_due ON mail_message (due_at) WHERE state = 'queued';
