-- Team members, as auth-service tells of them. They belong to the account, whatever the mode.
CREATE TABLE team_member (
    user_id    uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    name       text,
    email      text,
    role       text,
    active     boolean NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX team_member_of_account ON team_member (account_id) WHERE active;
