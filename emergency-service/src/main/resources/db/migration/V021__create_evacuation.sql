CREATE TABLE evacuation (
    id            uuid        PRIMARY KEY,
    account_id    uuid        NOT NULL,
    mode          text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    severity      smallint    NOT NULL CHECK (severity BETWEEN 1 AND 3),
    reason        text        NOT NULL,
    drill         boolean     NOT NULL,
    -- Null for every location.
    location_ids  uuid[],
    notify_all    boolean     NOT NULL,
    started_at    timestamptz NOT NULL,
    started_by    text        NOT NULL,
    confirmed_by  text,
    -- Up to when the list that it started from was known to be complete.
    list_as_of    timestamptz,
    ended_at      timestamptz,
    ended_by      text,
    -- What the report needs and nobody but people can tell.
    conducted_by  text,
    notified_by   text,
    staff         text[],
    conditions    text,
    problems      text,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX evacuation_history ON evacuation (account_id, mode, started_at, id);
CREATE INDEX evacuation_active ON evacuation (account_id, mode) WHERE ended_at IS NULL;
