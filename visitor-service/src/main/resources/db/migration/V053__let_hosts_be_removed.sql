-- A removed host stays, without the address, while visits name it. An address names one host.
ALTER TABLE host ADD COLUMN deleted_at timestamptz;
CREATE UNIQUE INDEX host_one_per_email ON host (account_id, mode, lower(email))
    WHERE email IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX host_removed ON host (deleted_at) WHERE deleted_at IS NOT NULL;
