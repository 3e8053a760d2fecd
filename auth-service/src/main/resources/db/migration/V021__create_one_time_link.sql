-- Links sent by mail. One of a purpose and member at a time; a used one is deleted.
CREATE TABLE one_time_link (
    hash       bytea       PRIMARY KEY,  -- SHA-256 of the secret: 256 random bits need no slow hash
    member_id  uuid        NOT NULL REFERENCES team_member ON DELETE CASCADE,
    purpose    text        NOT NULL CHECK (purpose IN ('invitation', 'password_reset')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    UNIQUE (member_id, purpose)
);
CREATE INDEX one_time_link_expires_at ON one_time_link (expires_at);
