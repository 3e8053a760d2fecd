-- What changes of who is on site, in the transaction in which it does (ADR 0026). Here without a number: numbers would
-- have to be taken under a lock that is held until the commit, and all check-ins of a tenant would wait for each other.
CREATE TABLE active_pending (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL,
    type        text        NOT NULL,
    -- Null for a change of the directory.
    visit_id    uuid,
    location_id uuid,
    at          timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
CREATE INDEX active_pending_of_tenant ON active_pending (account_id, mode);

-- The same, numbered once it is visible: one dense sequence a tenant, so that who has seen n misses nothing before n.
CREATE TABLE active_event (
    account_id  uuid        NOT NULL,
    mode        text        NOT NULL,
    seq         bigint      NOT NULL,
    type        text        NOT NULL,
    visit_id    uuid,
    location_id uuid,
    at          timestamptz NOT NULL,
    PRIMARY KEY (account_id, mode, seq)
);
CREATE INDEX active_event_at ON active_event USING brin (at);

CREATE TABLE active_head (
    account_id uuid   NOT NULL,
    mode       text   NOT NULL,
    seq        bigint NOT NULL,
    -- Tells the numbers before a reset of the sandbox from those after it.
    epoch      uuid   NOT NULL DEFAULT gen_random_uuid(),
    PRIMARY KEY (account_id, mode)
) WITH (fillfactor = 50);
