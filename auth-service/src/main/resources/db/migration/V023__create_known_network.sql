-- Where members have logged in from lately: a stranger's failures don't lock them out there.
CREATE TABLE known_network (
    member_id    uuid        NOT NULL REFERENCES team_member ON DELETE CASCADE,
    network      text        NOT NULL,  -- an IPv4 address, or the /64 of an IPv6 address
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, network)
);
CREATE INDEX known_network_last_seen_at ON known_network (last_seen_at);
