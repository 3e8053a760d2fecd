-- Whether a member may log in, since when they are one, and the session that all their tokens carry: a new one ends
-- every token given out before.
ALTER TABLE team_member
    ADD COLUMN active     boolean     NOT NULL DEFAULT true,
    ADD COLUMN joined_at  timestamptz,                           -- null until the invitation is accepted
    ADD COLUMN session_id uuid        NOT NULL DEFAULT gen_random_uuid();
UPDATE team_member SET joined_at = created_at WHERE password_hash IS NOT NULL;
