CREATE TABLE emergency_setting (
    account_id uuid    NOT NULL,
    mode       text    NOT NULL,
    two_person boolean NOT NULL,
    PRIMARY KEY (account_id, mode)
);
