package com.kyberaccess.visitor.snapshot;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the snapshot: every tenant's rows, in the order of their ids.
@ApplicationScoped
class SnapshotQuery {
    static final IdType VISIT_ID = new IdType("vis");
    static final IdType HOST_ID = HostCard.HOST_ID;

    private static final String VISIT = """
            SELECT v.id, v.account_id, v.mode, v.status, v.location_id, l.name, v.first_name, v.last_name, v.company,
                   v.host_id, h.name, v.badge_number, v.check_in_time, v.check_out_time, v.updated_at
            FROM visit v LEFT JOIN location l ON l.id = v.location_id LEFT JOIN host h ON h.id = v.host_id
            """;
    private static final String PRESENT =
            VISIT + " WHERE v.status IN ('checked_in', 'flagged') AND v.id > ? ORDER BY v.id LIMIT ?";
    private static final String BY_IDS = VISIT + " WHERE v.id = ANY (?)";
    private static final String HOSTS = """
            SELECT id, account_id, mode, location_id, name, email FROM host WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?
            """;
    private static final String LOCATIONS = """
            SELECT id, account_id, mode, name, time_zone FROM location WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?
            """;

    private final DataSource database;

    SnapshotQuery(DataSource database) {
        this.database = database;
    }

    /// A visit, as its events tell it.
    record VisitRow(
            String id,
            String accountId,
            String mode,
            String status,
            String locationId,
            @Nullable String locationName,
            String firstName,
            String lastName,
            @Nullable String company,
            String hostId,
            @Nullable String hostName,
            @Nullable String badgeNumber,
            @Nullable Instant checkInTime,
            @Nullable Instant checkOutTime,
            Instant updatedAt) {}

    record HostRow(
            String id,
            String accountId,
            String mode,
            @Nullable String locationId,
            String name,
            @Nullable String email) {}

    record LocationRow(String id, String accountId, String mode, String name, String timeZone) {}

    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<VisitRow> presentVisits(UUID after, int limit) {
        return list(PRESENT, page(after, limit), SnapshotQuery::visit);
    }

    List<VisitRow> visits(List<UUID> ids) {
        return list(
                BY_IDS,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                SnapshotQuery::visit);
    }

    List<HostRow> hosts(UUID after, int limit) {
        return list(
                HOSTS,
                page(after, limit),
                row -> new HostRow(
                        HOST_ID.text(row.getObject(1, UUID.class)),
                        account(row, 2),
                        row.getString(3),
                        Place.LOCATION_ID.textOrNull(row.getObject(4, UUID.class)),
                        row.getString(5),
                        row.getString(6)));
    }

    List<LocationRow> locations(UUID after, int limit) {
        return list(
                LOCATIONS,
                page(after, limit),
                row -> new LocationRow(
                        Place.LOCATION_ID.text(row.getObject(1, UUID.class)),
                        account(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }

    private static Parameters page(UUID after, int limit) {
        return statement -> {
            statement.setObject(1, after);
            statement.setInt(2, limit);
        };
    }

    private <T> List<T> list(String sql, Parameters parameters, Row<T> view) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            parameters.bind(select);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("snapshot not read", e);
        }
    }

    private static VisitRow visit(ResultSet row) throws SQLException {
        return new VisitRow(
                VISIT_ID.text(row.getObject(1, UUID.class)),
                account(row, 2),
                row.getString(3),
                row.getString(4),
                Place.LOCATION_ID.text(row.getObject(5, UUID.class)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                HOST_ID.text(row.getObject(10, UUID.class)),
                row.getString(11),
                row.getString(12),
                instant(row, 13),
                instant(row, 14),
                row.getObject(15, OffsetDateTime.class).toInstant());
    }

    private static String account(ResultSet row, int column) throws SQLException {
        return Tenant.ACCOUNT_ID.text(row.getObject(column, UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
