-- The agreement that visitors are asked to sign. Every change is a new version; what was signed stays known.
CREATE TABLE nda_agreement (
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    version    integer     NOT NULL,
    name       text        NOT NULL,
    text       text        NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    PRIMARY KEY (account_id, mode, version)
);

-- What visitors decided. The document itself is a file of the visit.
CREATE TABLE nda_decision (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    visit_id   uuid        NOT NULL REFERENCES visit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    decision   text        NOT NULL CHECK (decision IN ('sign', 'decline')),
    name       text        NOT NULL,
    version    integer     NOT NULL,
    -- SHA-256 of the text, and of the document if there is one.
    text_hash  bytea       NOT NULL,
    file_hash  bytea,
    decided_at timestamptz NOT NULL,
    -- `key_…` or `usr_…`: who put it to the visitor.
    decided_by text        NOT NULL
);
CREATE INDEX nda_decision_of_visit ON nda_decision (visit_id);
CREATE UNIQUE INDEX nda_decision_signed_once ON nda_decision (visit_id) WHERE decision = 'sign';
CREATE INDEX nda_decision_of_tenant ON nda_decision (account_id, mode);
