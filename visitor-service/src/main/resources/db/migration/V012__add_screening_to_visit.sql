ALTER TABLE visit
    ADD COLUMN screening_results    json,
    ADD COLUMN screening_alert      json,
    ADD COLUMN screening_skipped_by text,
    ADD COLUMN watchlist_cleared    boolean NOT NULL DEFAULT false,
    ADD COLUMN review_decision      text CHECK (review_decision IN ('approve', 'deny')),
    ADD COLUMN review_reason        text,
    ADD COLUMN reviewed_by          text,
    ADD COLUMN reviewed_at          timestamptz;
