-- "I am safe" links: 256 random bits, of which only the hash is kept. One use marks the person; further ones change nothing.
CREATE TABLE safe_link (
    token_hash    bytea       PRIMARY KEY,
    evacuation_id uuid        NOT NULL REFERENCES evacuation,
    person_id     uuid        NOT NULL,
    used_at       timestamptz
);
