-- Lockdowns and evacuations, as emergency-service's events tell them: where nobody may check in. Its beginning and its
-- end each fill their own columns, so that the row comes out the same in whatever order, and however often, they arrive.
CREATE TABLE closure (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL,
    mode         text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    kind         text        NOT NULL CHECK (kind IN ('lockdown', 'evacuation')),
    -- Null until it has begun, and where it holds for every location.
    location_ids uuid[],
    began_at     timestamptz,
    ended_at     timestamptz
);
-- What every check-in asks.
CREATE INDEX closure_active ON closure (account_id, mode) WHERE began_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX closure_ended ON closure (ended_at) WHERE ended_at IS NOT NULL;
