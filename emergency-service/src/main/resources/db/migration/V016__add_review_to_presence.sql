-- People whom the screening stopped and whom somebody has to decide about: at the desk, and not admitted.
ALTER TABLE presence
    ADD COLUMN flagged_at timestamptz;
CREATE INDEX presence_awaiting_review ON presence (account_id, mode)
    WHERE flagged_at IS NOT NULL AND checked_in_at IS NULL AND left_at IS NULL;
