CREATE TABLE account (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL,
    plan       text        NOT NULL CHECK (plan IN ('STARTER', 'PROFESSIONAL', 'ENTERPRISE')),
    time_zone  text        NOT NULL,  -- IANA name
    created_at timestamptz NOT NULL,
    version    integer     NOT NULL
);
