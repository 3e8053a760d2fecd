-- The resets that were ordered, one row a scheduled moment: whichever replica writes it orders them.
CREATE TABLE sandbox_run (
    due_at timestamptz PRIMARY KEY
);
