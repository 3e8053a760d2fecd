-- After a rotation: until when the secret before the present one works. What counts is api_key_secret.expires_at.
ALTER TABLE api_key ADD COLUMN overlap_ends_at timestamptz;
