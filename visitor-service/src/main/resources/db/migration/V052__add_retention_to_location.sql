-- A location's own rule; without one, that of the settings holds.
ALTER TABLE location
    ADD COLUMN retention_action text CHECK (retention_action IN ('none', 'archive', 'anonymise', 'delete')),
    ADD COLUMN retention_days   integer CHECK (retention_days > 0),
    ADD CHECK ((retention_action IS NULL OR retention_action = 'none') = (retention_days IS NULL));
