package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.checkinevent.CheckInEventFilter.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The log's SQL. Every filter is a range of an index that has the log's order; with type and location together, the
/// index of the location is read.
@ApplicationScoped
class CheckInEventQuery {
    private static final String COLUMNS = """
            SELECT id, event_type, visit_id, visitor_name, host_name, location_name, at, method, badge_printed,
                id_scanned, nda_signed
            FROM check_in_event WHERE""";
    private static final String NEWEST_FIRST = " ORDER BY at DESC, id DESC LIMIT ? OFFSET ?";

    private final DataSource database;

    CheckInEventQuery(DataSource database) {
        this.database = database;
    }

    /// A line with its place in the order, which is finer than the time that is shown.
    record Row(CheckInEventView view, Position position) {}

    /// @param after from there on, if not from the page's first line
    /// @return up to one more than a page
    List<Row> rows(Tenant tenant, CheckInEventFilter filter, PageRequest page, @Nullable Position after) {
        var where = new Where(tenant, filter);
        if (after != null) {
            where.and("(at, id) < (?, ?)", after.at().atOffset(ZoneOffset.UTC), after.id());
        }
        var sql = COLUMNS + where.sql + NEWEST_FIRST;
        try (var connection = database.getConnection();
                var select = where.bound(connection, sql, page.perPage() + 1, after == null ? page.offset() : 0)) {
            var found = new ArrayList<Row>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("check-in events not read", e);
        }
    }

    long count(Tenant tenant, CheckInEventFilter filter) {
        var where = new Where(tenant, filter);
        try (var connection = database.getConnection();
                var count = where.bound(connection, "SELECT count(*) FROM check_in_event WHERE" + where.sql);
                var row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("check-in events not counted", e);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var at = row.getObject(7, OffsetDateTime.class).toInstant();
        return new Row(
                new CheckInEventView(
                        Outbox.EVENT_ID.text(id),
                        row.getString(2),
                        CheckInEvents.VISIT_ID.text(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        at,
                        row.getString(8),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        row.getBoolean(11)),
                new Position(at, id));
    }

    /// A condition and its values.
    private static final class Where {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Where(Tenant tenant, CheckInEventFilter filter) {
            and("account_id = ?", tenant.accountId());
            and("mode = ?", tenant.mode().wireName());
            if (filter.locationId() != null) {
                and("location_id = ?", filter.locationId());
            }
            if (filter.eventType() != null) {
                and("event_type = ?", filter.eventType());
            }
            if (filter.since() != null) {
                and("at >= ?", time(filter.since()));
            }
            if (filter.until() != null) {
                and("at < ?", time(filter.until()));
            }
        }

        private static OffsetDateTime time(Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }

        void and(String condition, Object... more) {
            sql.append(sql.isEmpty() ? " " : " AND ").append(condition);
            values.addAll(List.of(more));
        }

        PreparedStatement bound(Connection connection, String statement, Object... more) throws SQLException {
            var prepared = connection.prepareStatement(statement);
            int index = 1;
            for (var value : values) {
                prepared.setObject(index++, value);
            }
            for (var value : more) {
                prepared.setObject(index++, value);
            }
            return prepared;
        }
    }
}
