CREATE TABLE team_member (
    id            uuid        PRIMARY KEY,
    account_id    uuid        NOT NULL REFERENCES account,
    name          text        NOT NULL,
    email         text        NOT NULL,  -- as typed; compared without case
    role          text        NOT NULL CHECK (role IN ('OWNER', 'ADMIN', 'MANAGER', 'FRONT_DESK', 'VIEW_ONLY')),
    password_hash text,                  -- PHC string; null until the member has chosen a password
    created_at    timestamptz NOT NULL,
    version       integer     NOT NULL
);
-- One person, one log-in: the address alone tells the account.
CREATE UNIQUE INDEX team_member_email ON team_member (lower(email));
CREATE INDEX team_member_account ON team_member (account_id);
