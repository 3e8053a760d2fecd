-- The keys that sign our tokens. Several may live at once: the newest whose signs_from has passed signs, all that have
-- not retired verify.
CREATE TABLE signing_key (
    kid         text        PRIMARY KEY,       -- RFC 7638 thumbprint
    public_jwk  text        NOT NULL,          -- RFC 7517, public part only
    private_key bytea       NOT NULL,          -- PKCS#8; AES-GCM (12 bytes nonce first) if encrypted
    encrypted   boolean     NOT NULL,
    created_at  timestamptz NOT NULL,
    signs_from  timestamptz NOT NULL,
    retires_at  timestamptz                    -- null while its end is not decided
);
