ALTER TABLE api_key ADD COLUMN allowed_ips text[] NOT NULL DEFAULT '{}';  -- addresses and CIDR ranges; empty: any
