package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.checkinevent.CheckInEventFilter.Position;
import com.kyberaccess.visitor.visit.count.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
            FROM check_in_event v WHERE\s""";
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
        var lines = filter.condition(tenant);
        if (after != null) {
            lines = lines.and("(at, id) < (?, ?)", after.at(), after.id());
        }
        var values = new ArrayList<>(lines.values());
        values.add(page.perPage() + 1);
        values.add(after == null ? page.offset() : 0);
        var statement = COLUMNS + lines.sql() + NEWEST_FIRST;
        return Sql.on(
                database, "check-in events not read", sql -> sql.list(statement, CheckInEventQuery::read, values));
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
}
