-- Replays, and how far each has come. A chunk of events and the position behind it are one transaction.
CREATE TABLE replay_job (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL,
    mode            text        NOT NULL,
    subscription_id uuid        NOT NULL,
    since           timestamptz NOT NULL,  -- the events' timestamps: from here on …
    until           timestamptz NOT NULL,  -- … and before
    events          text[]      NOT NULL,  -- types and wildcards; empty for all that the webhook chose
    include_skipped boolean     NOT NULL,
    status          text        NOT NULL CHECK (status IN ('running', 'finished')),
    position_xid    xid8        NOT NULL,  -- the last event looked at, as event_log orders them
    position_event  uuid        NOT NULL,
    horizon         xid8        NOT NULL DEFAULT pg_snapshot_xmax(pg_current_snapshot()),  -- later events come by themselves
    events_examined bigint      NOT NULL DEFAULT 0,
    deliveries      bigint      NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL,  -- when the next chunk may be taken
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz
);

CREATE UNIQUE INDEX replay_job_running ON replay_job (subscription_id) WHERE status = 'running';
CREATE INDEX replay_job_due ON replay_job (due_at) WHERE status = 'running';
CREATE INDEX replay_job_subscription ON replay_job (subscription_id, id);
