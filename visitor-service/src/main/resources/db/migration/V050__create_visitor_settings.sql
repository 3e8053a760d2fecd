-- What a tenant has chosen for its visits. Without a row everything is as the service's defaults have it.
CREATE TABLE visitor_settings (
    account_id          uuid        NOT NULL,
    mode                text        NOT NULL CHECK (mode IN ('live', 'sandbox')),
    screening_enabled   boolean     NOT NULL,
    on_sex_offender     text        NOT NULL CHECK (on_sex_offender IN ('flag', 'deny')),
    on_custom_watchlist text        NOT NULL CHECK (on_custom_watchlist IN ('flag', 'deny')),
    on_bolo             text        NOT NULL CHECK (on_bolo IN ('flag', 'deny')),
    nda_required        boolean     NOT NULL,
    badge_prefix        text        NOT NULL,
    badge_digits        integer     NOT NULL CHECK (badge_digits BETWEEN 1 AND 8),
    retention_action    text        NOT NULL CHECK (retention_action IN ('none', 'archive', 'anonymise', 'delete')),
    retention_days      integer     CHECK (retention_days > 0),
    updated_at          timestamptz NOT NULL,
    PRIMARY KEY (account_id, mode),
    CHECK ((retention_action = 'none') = (retention_days IS NULL))
);
