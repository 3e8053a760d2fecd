package com.kyberaccess.webhook.deliverylog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.delivery.Delivery;
import com.kyberaccess.webhook.delivery.DeliveryStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads the delivery log, always of one tenant's webhook.
@ApplicationScoped
class DeliveryLogRepository {
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final int UUID_V7_TIME_SHIFT = 16;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private static final String COLUMNS =
            "SELECT id, event_type, event_id, occurred_at, status, response_code, response_time_ms, test";
    private static final String OF_WEBHOOK = " FROM delivery WHERE subscription_id = ? AND account_id = ? AND mode = ?";
    private static final String WITH_STATUS = " AND status = ?";
    private static final String WITH_TYPES = " AND event_type = ANY (?)";
    /// An event's id is made when it occurred, or later: the bound a day before finds the index range.
    private static final String SINCE = " AND occurred_at >= ? AND event_id >= ?";
    private static final String UNTIL = " AND occurred_at < ?";
    // Event ids grow with time: newest first, by an index that is there anyway.
    private static final String NEWEST = " ORDER BY event_id DESC LIMIT ? OFFSET ?";

    private static final String ATTEMPTS = """
            SELECT a.at, a.request_headers, e.body, a.response_status, a.response_headers, a.response_body, a.error
            FROM delivery_attempt a
            JOIN delivery d ON d.id = a.delivery_id
            JOIN event e ON e.id = d.event_id
            WHERE d.id = ? AND d.account_id = ? AND d.mode = ?
            ORDER BY a.number
            """;

    private final DataSource database;
    private final ObjectMapper mapper;

    DeliveryLogRepository(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    List<DeliveryView> newest(Tenant tenant, UUID webhook, DeliveryQuery.Filter filter, PageRequest page) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COLUMNS + OF_WEBHOOK + conditions(filter) + NEWEST)) {
            int parameter = scope(connection, select, webhook, tenant, filter);
            select.setInt(parameter++, page.perPage());
            select.setInt(parameter, page.offset());
            var deliveries = new ArrayList<DeliveryView>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    deliveries.add(delivery(row));
                }
            }
            return deliveries;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    long count(Tenant tenant, UUID webhook, DeliveryQuery.Filter filter) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*)" + OF_WEBHOOK + conditions(filter))) {
            scope(connection, select, webhook, tenant, filter);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    Optional<DeliveryView> byId(Tenant tenant, UUID webhook, UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COLUMNS + OF_WEBHOOK + " AND id = ?")) {
            select.setObject(tenant(select, webhook, tenant), id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(delivery(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    List<DeliveryView.Attempt> attempts(Tenant tenant, UUID delivery) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ATTEMPTS)) {
            tenant(select, delivery, tenant);
            var attempts = new ArrayList<DeliveryView.Attempt>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    attempts.add(attempt(row));
                }
            }
            return attempts;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    private static String conditions(DeliveryQuery.Filter filter) {
        return (filter.status() == null ? "" : WITH_STATUS)
                + (filter.types().isEmpty() ? "" : WITH_TYPES)
                + (filter.since() == null ? "" : SINCE)
                + (filter.until() == null ? "" : UNTIL);
    }

    private static int scope(
            Connection connection, PreparedStatement select, UUID webhook, Tenant tenant, DeliveryQuery.Filter filter)
            throws SQLException {
        int parameter = tenant(select, webhook, tenant);
        if (filter.status() != null) {
            select.setString(parameter++, EnumNames.of(filter.status()));
        }
        if (!filter.types().isEmpty()) {
            select.setArray(
                    parameter++, connection.createArrayOf("text", filter.types().toArray()));
        }
        if (filter.since() != null) {
            select.setObject(parameter++, filter.since().atOffset(ZoneOffset.UTC));
            long oldest = Math.max(0, filter.since().minus(CLOCKS_DIFFER).toEpochMilli());
            select.setObject(parameter++, new UUID(oldest << UUID_V7_TIME_SHIFT, 0));
        }
        if (filter.until() != null) {
            select.setObject(parameter++, filter.until().atOffset(ZoneOffset.UTC));
        }
        return parameter;
    }

    private static int tenant(PreparedStatement select, UUID of, Tenant tenant) throws SQLException {
        int parameter = 1;
        select.setObject(parameter++, of);
        select.setObject(parameter++, tenant.accountId());
        select.setString(parameter++, tenant.mode().wireName());
        return parameter;
    }

    private static DeliveryView delivery(ResultSet row) throws SQLException {
        return new DeliveryView(
                Delivery.ID.text(row.getObject("id", UUID.class)),
                row.getString("event_type"),
                Outbox.EVENT_ID.text(row.getObject("event_id", UUID.class)),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                DeliveryStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("response_code", Integer.class),
                row.getObject("response_time_ms", Integer.class),
                row.getBoolean("test"),
                null);
    }

    private DeliveryView.Attempt attempt(ResultSet row) throws SQLException {
        var status = row.getObject("response_status", Integer.class);
        return new DeliveryView.Attempt(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new DeliveryView.Request(headers(row.getString("request_headers")), text(row.getBytes("body"))),
                status == null
                        ? null
                        : new DeliveryView.Response(
                                status,
                                headers(row.getString("response_headers")),
                                text(row.getBytes("response_body"))),
                row.getString("error"));
    }

    private Map<String, String> headers(String json) {
        try {
            return mapper.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("logged headers are not JSON", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static IllegalStateException unread(SQLException e) {
        return new IllegalStateException("delivery log not read", e);
    }
}
