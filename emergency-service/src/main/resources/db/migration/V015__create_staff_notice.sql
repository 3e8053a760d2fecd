-- An alarm to staff. It is one row in the transaction of what it tells of; its mails are queued right after, in parts.
CREATE TABLE staff_notice (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL,
    mode         text        NOT NULL,
    subject_id   uuid        NOT NULL,
    location_ids uuid[],
    content      json        NOT NULL,
    -- Mails have been queued to addresses up to this one.
    reached      text        NOT NULL DEFAULT '',
    complete     boolean     NOT NULL DEFAULT false,
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_notice_pending ON staff_notice (created_at) WHERE NOT complete;
CREATE INDEX staff_notice_of_subject ON staff_notice (subject_id);

-- A mail that is gone from the queue and was never seen as failed was sent.
CREATE TABLE staff_notice_mail (
    mail_id   uuid    PRIMARY KEY,
    notice_id uuid    NOT NULL REFERENCES staff_notice ON DELETE CASCADE,
    failed    boolean NOT NULL DEFAULT false
);
CREATE INDEX staff_notice_mail_of_notice ON staff_notice_mail (notice_id);
