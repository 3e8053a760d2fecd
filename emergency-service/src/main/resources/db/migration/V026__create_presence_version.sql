-- Which transaction wrote a tenant's presence last: whoever has rendered the list of that moment need not do it again.
CREATE TABLE presence_version (
    account_id uuid   NOT NULL,
    mode       text   NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (account_id, mode)
) WITH (fillfactor = 50);
