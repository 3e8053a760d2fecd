-- Whose personal data an event has, so that it can be erased when the visitor is deleted (design, sections 5 and 6).
ALTER TABLE event
    ADD COLUMN visitor_id text,                           -- vis_…, from data.visitor.id
    ADD COLUMN erased     boolean NOT NULL DEFAULT false;  -- the body is reduced to ids

UPDATE event SET visitor_id = substring(convert_from(body, 'UTF8') FROM '"data":\{"visitor":\{"id":"(vis_[0-9a-z]{26})"');

CREATE INDEX event_visitor ON event (visitor_id) WHERE visitor_id IS NOT NULL;

-- Who was deleted. An event of theirs that comes later, from a dead-letter topic for instance, is reduced as well.
CREATE TABLE erased_visitor (
    visitor_id text        NOT NULL,
    account_id uuid        NOT NULL,
    mode       text        NOT NULL,
    erased_at  timestamptz NOT NULL,
    PRIMARY KEY (visitor_id, account_id, mode)
);
