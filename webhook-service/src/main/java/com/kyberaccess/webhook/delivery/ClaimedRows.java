package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.schema.SchemaColumns;
import com.kyberaccess.webhook.subscription.Endpoint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a claim reads of each delivery, whichever lane it is from.
final class ClaimedRows {
    /// What a request needs to know of its webhook, to be selected from `subscription s`.
    static final String ENDPOINT =
            "s.id, s.account_id, s.url, s.signing_secret, s.previous_secret, s.previous_secret_until, s.headers,"
                    + " s.ip_allowlist";

    /// To be returned from `delivery_due d`, `event e` and `picked`, which has the endpoint.
    static final String RETURNING =
            "RETURNING d.delivery_id, picked.account_id, d.event_id, d.lane, d.attempt, d.earlier_attempts, e.type, e.body, e.traceparent,"
                    + " picked.id AS subscription_id, picked.url, picked.signing_secret, picked.previous_secret,"
                    + " picked.previous_secret_until, picked.headers, picked.ip_allowlist";

    private ClaimedRows() {}

    /// The claim for the event log as it is: where it keeps no traces yet, without them (docs/adr/0033).
    static String forSchema(String claim, SchemaColumns columns) {
        return columns.has("event", "traceparent")
                ? claim
                : claim.replace("e.traceparent", "NULL::text AS traceparent");
    }

    static List<Due> read(PreparedStatement claim, boolean gated) throws SQLException {
        var claimed = new ArrayList<Due>();
        try (var row = claim.executeQuery()) {
            while (row.next()) {
                claimed.add(new Due(
                        row.getObject("delivery_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        Lane.values()[row.getInt("lane")],
                        gated,
                        row.getInt("attempt"),
                        row.getInt("earlier_attempts"),
                        endpoint(row),
                        row.getString("type"),
                        row.getBytes("body"),
                        row.getString("traceparent")));
            }
        }
        return claimed;
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var previousUntil = row.getObject("previous_secret_until", OffsetDateTime.class);
        return new Endpoint(
                row.getObject("subscription_id", UUID.class),
                row.getString("url"),
                row.getString("signing_secret"),
                row.getString("previous_secret"),
                previousUntil == null ? null : previousUntil.toInstant(),
                row.getString("headers"),
                List.of((String[]) row.getArray("ip_allowlist").getArray()));
    }
}
