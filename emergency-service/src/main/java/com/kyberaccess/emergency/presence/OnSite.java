package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Who is on site, as far as the projection knows.
@ApplicationScoped
public class OnSite {
    private static final String PEOPLE = """
            SELECT p.visit_id, p.location_id, coalesce(l.name, p.location_name), coalesce(l.time_zone, 'UTC'),
                   p.name, p.company, p.host_name, p.badge_number, p.photo_url, p.checked_in_at
            FROM presence p LEFT JOIN location l ON l.location_id = p.location_id
            WHERE p.account_id = ? AND p.mode = ? AND p.checked_in_at IS NOT NULL AND p.left_at IS NULL
                AND (?::uuid IS NULL OR p.location_id = ?::uuid)
            ORDER BY 3, p.name, p.visit_id
            """;

    private static final String LOCATION_NAMES = """
            SELECT name FROM location
            WHERE account_id = ? AND mode = ? AND (?::uuid IS NULL OR location_id = ?::uuid) ORDER BY name
            """;

    private final DataSource database;

    OnSite(DataSource database) {
        this.database = database;
    }

    /// A person on site.
    public record Person(
            UUID visitId,
            @Nullable UUID locationId,
            String locationName,
            ZoneId zone,
            @Nullable String name,
            @Nullable String company,
            @Nullable String hostName,
            @Nullable String badgeNumber,
            @Nullable String photoUrl,
            Instant checkedInAt) {}

    /// Everybody on site at `location`, or anywhere if it is null, by location and name.
    public List<Person> people(Tenant tenant, @Nullable UUID location) {
        return query(PEOPLE, tenant, location, OnSite::person);
    }

    /// The names of the tenant's locations: of the one asked for (empty if it is not the tenant's), or of all.
    public List<String> locationNames(Tenant tenant, @Nullable UUID location) {
        return query(LOCATION_NAMES, tenant, location, row -> row.getString(1));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Tenant tenant, @Nullable UUID location, Row<T> view) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            select.setObject(3, location);
            select.setObject(4, location);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("presence not read", e);
        }
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                ZoneId.of(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    /// The id behind a `vis_…` text.
    public static String visitId(UUID id) {
        return Projection.VISIT_ID.text(id);
    }

    public static String locationId(UUID id) {
        return Projection.LOCATION_ID.text(id);
    }

    public static Optional<UUID> parseLocationId(String text) {
        return Projection.LOCATION_ID.parse(text);
    }
}
