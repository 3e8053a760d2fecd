package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.site.Sites;
import com.kyberaccess.emergency.staff.Staff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what visitor-service says in the place of what the events have led to.
@ApplicationScoped
public class PresenceRepair {
    public static final IdType VISIT_ID = EventEffects.VISIT_ID;
    private static final int PAGE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String SELECT = """
            SELECT visit_id, account_id, mode, location_id, name, company, host_name, badge_number, checked_in_at,
                   flagged_at, left_at
            FROM presence
            """;
    private static final String KNOWN = SELECT + " WHERE visit_id = ANY (?::uuid[])";
    private static final String PRESENT = SELECT + """
             WHERE left_at IS NULL AND (checked_in_at IS NOT NULL OR flagged_at IS NOT NULL) AND visit_id > ?
            ORDER BY visit_id LIMIT ?
            """;
    /// Not a person who has just left: that event may be newer than the snapshot.
    private static final String UNDO_LEAVING = """
            UPDATE presence SET left_at = NULL WHERE visit_id = ? AND left_at < ? AND NOT erased
            """;
    private static final String LEFT_LATELY = "SELECT 1 FROM presence WHERE visit_id = ? AND left_at IS NOT NULL";

    private final Database database;
    private final PresenceStore store;
    private final ProjectionLock lock;
    private final PresenceVersion version;
    private final Sites sites;
    private final Staff staff;
    private final Instance<PresenceListener> listeners;

    PresenceRepair(
            Database database,
            PresenceStore store,
            ProjectionLock lock,
            PresenceVersion version,
            Sites sites,
            Staff staff,
            Instance<PresenceListener> listeners) {
        this.database = database;
        this.store = store;
        this.lock = lock;
        this.version = version;
        this.sites = sites;
        this.staff = staff;
        this.listeners = listeners;
    }

    /// A row of the projection.
    public record Known(
            UUID visit,
            Tenant tenant,
            @Nullable UUID location,
            @Nullable String name,
            @Nullable String company,
            @Nullable String hostName,
            @Nullable String badgeNumber,
            @Nullable Instant checkedInAt,
            @Nullable Instant flaggedAt,
            @Nullable Instant leftAt) {
        public String publicId() {
            return VISIT_ID.text(visit);
        }

        /// When the person came.
        public Instant since() {
            var at = checkedInAt == null ? flaggedAt : checkedInAt;
            return at == null ? Instant.EPOCH : at;
        }

        /// @param flagged whether the person should await review, rather than be in
        public boolean isPresent(boolean flagged) {
            return leftAt == null && (flagged ? flaggedAt != null && checkedInAt == null : checkedInAt != null);
        }

        public boolean same(Arrival person) {
            return Objects.equals(location, person.location())
                    && Objects.equals(name, person.name())
                    && Objects.equals(company, person.company())
                    && Objects.equals(hostName, person.hostName())
                    && Objects.equals(badgeNumber, person.badgeNumber());
        }
    }

    /// The rows of those of `visits` that have one.
    public Map<UUID, Known> known(List<UUID> visits) {
        return database.list(KNOWN, PresenceRepair::known, visits).stream()
                .collect(Collectors.toMap(Known::visit, Function.identity()));
    }

    /// Those on site or awaiting review, of all tenants, by id: a page behind `after`.
    public List<Known> present(@Nullable UUID after) {
        return database.list(PRESENT, PresenceRepair::known, after == null ? FIRST : after, PAGE);
    }

    /// Puts a person on the list as visitor-service has it.
    ///
    /// @param settled who left after this moment stays off
    /// @return false if the person left or was deleted meanwhile
    @Transactional
    public boolean restore(Tenant tenant, Arrival person, boolean flagged, Instant settled) {
        lock.shared();
        database.execute(UNDO_LEAVING, person.visit(), settled);
        if (database.first(LEFT_LATELY, row -> true, person.visit()).isPresent()) {
            return false;
        }
        if (flagged) {
            store.flagged(tenant, person);
        } else {
            store.checkedIn(tenant, person);
            listeners.forEach(listener -> listener.changed(List.of(person.visit()), List.of(), List.of()));
        }
        version.touch(List.of(tenant));
        return true;
    }

    /// Takes a person off the list who left at `at`.
    @Transactional
    public boolean left(Known person, Instant at) {
        lock.shared();
        store.left(person.tenant(), person.visit(), at);
        listeners.forEach(listener -> listener.changed(List.of(), List.of(person.visit()), List.of()));
        version.touch(List.of(person.tenant()));
        return true;
    }

    /// Forgets a person who is not known there any more.
    @Transactional
    public boolean erase(Known person, Instant at) {
        lock.shared();
        store.erase(person.tenant(), person.visit(), at);
        listeners.forEach(listener -> listener.changed(List.of(), List.of(), List.of(person.visit())));
        version.touch(List.of(person.tenant()));
        return true;
    }

    /// @param at what events have told after this moment stands
    public void location(Tenant tenant, UUID id, String name, String zone, Instant at) {
        sites.changed(tenant, new Site(id, name, ZoneId.of(zone)), at);
    }

    /// @param at what events have told after this moment stands
    public void host(Tenant tenant, UUID id, @Nullable UUID location, String name, @Nullable String email, Instant at) {
        staff.hostChanged(tenant, id, location, name, email, at);
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Columns.id(row, 1),
                new Tenant(Columns.id(row, 2), Mode.of(row.getString(3)).orElseThrow()),
                Columns.idOrNull(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Columns.instantOrNull(row, 9),
                Columns.instantOrNull(row, 10),
                Columns.instantOrNull(row, 11));
    }
}
