package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The people of a roll call.
@ApplicationScoped
class RollCallStore {
    private static final String FROM_LIST = """
            INSERT INTO roll_call_person (evacuation_id, person_id, kind, source, name, company, host_name, badge_number,
                                          location_id, added_at)
            SELECT e.id, p.visit_id, 'visitor', 'list', p.name, p.company, p.host_name, p.badge_number, p.location_id,
                   e.started_at
            FROM evacuation e
            JOIN presence p ON p.account_id = e.account_id AND p.mode = e.mode
                AND (e.location_ids IS NULL OR p.location_id = ANY (e.location_ids))
            WHERE e.id = ? AND p.checked_in_at IS NOT NULL AND p.left_at IS NULL
            """;
    private static final String ADD = """
            INSERT INTO roll_call_person (evacuation_id, person_id, kind, source, name, company, location_id, added_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String PERSON = """
            SELECT person_id, kind, source, name, company, host_name, badge_number, location_id, added_at,
                   checked_out_at, status, marked_at, marked_by, device, note, rally_point_id
            FROM roll_call_person WHERE evacuation_id = ?
            """;
    private static final String ONE = PERSON + " AND person_id = ? AND kind = ?";
    private static final String LOCKED = ONE + " FOR UPDATE";
    private static final String FILTER = """
             AND (?::text IS NULL OR CASE WHEN status IS NULL
                     THEN CASE WHEN checked_out_at IS NULL THEN 'unmarked' ELSE 'checked_out' END
                     ELSE status END = ?)
             AND (?::text IS NULL OR kind = ?)
            """;
    private static final String PAGE =
            PERSON + FILTER + " ORDER BY name COLLATE \"C\" NULLS LAST, person_id LIMIT ? OFFSET ?";
    private static final String COUNT = "SELECT count(*) FROM roll_call_person WHERE evacuation_id = ?" + FILTER;
    private static final String NOT_SAFE = PERSON + """
             AND kind <> 'staff' AND (status IN ('needs_help', 'missing') OR (status IS NULL AND checked_out_at IS NULL))
            ORDER BY status NULLS FIRST, name COLLATE "C" NULLS LAST, person_id
            """;
    private static final String COUNTERS = """
            SELECT count(*) FILTER (WHERE kind <> 'staff'),
                   count(*) FILTER (WHERE kind <> 'staff' AND status = 'safe'),
                   count(*) FILTER (WHERE kind <> 'staff' AND status = 'needs_help'),
                   count(*) FILTER (WHERE kind <> 'staff' AND status = 'missing'),
                   count(*) FILTER (WHERE kind <> 'staff' AND status IS NULL AND checked_out_at IS NULL),
                   count(*) FILTER (WHERE kind <> 'staff' AND status IS NULL AND checked_out_at IS NOT NULL),
                   count(*) FILTER (WHERE kind = 'staff'),
                   count(*) FILTER (WHERE kind = 'staff' AND status = 'safe'),
                   count(*) FILTER (WHERE kind = 'staff' AND status = 'needs_help')
            FROM roll_call_person WHERE evacuation_id = ?
            """;

    private final Database database;

    RollCallStore(Database database) {
        this.database = database;
    }

    /// Which people to list; null does not filter.
    ///
    /// @param status `safe`, `needs_help`, `missing`, `unmarked` or `checked_out`
    record Filter(@Nullable String status, @Nullable String kind) {}

    /// Puts everybody on the roll call who is on the list now.
    void takeOver(UUID evacuation) {
        database.execute(FROM_LIST, evacuation);
    }

    /// @return false if the person is on it already
    boolean add(
            UUID evacuation,
            Person person,
            String source,
            String name,
            @Nullable String company,
            @Nullable UUID location,
            Instant at) {
        return database.execute(
                        ADD, evacuation, person.id(), person.kind().column(), source, name, company, location, at)
                == 1;
    }

    Optional<PersonView> find(UUID evacuation, Person person) {
        return database.first(
                ONE,
                RollCallStore::person,
                evacuation,
                person.id(),
                person.kind().column());
    }

    /// The person's row, which no other warden marks before the end of the transaction.
    Optional<PersonView> locked(UUID evacuation, Person person) {
        return database.first(
                LOCKED,
                RollCallStore::person,
                evacuation,
                person.id(),
                person.kind().column());
    }

    List<PersonView> page(UUID evacuation, Filter filter, PageRequest page) {
        return database.list(
                PAGE,
                RollCallStore::person,
                evacuation,
                filter.status(),
                filter.status(),
                filter.kind(),
                filter.kind(),
                page.perPage(),
                page.offset());
    }

    long count(UUID evacuation, Filter filter) {
        return database.first(
                        COUNT,
                        row -> row.getLong(1),
                        evacuation,
                        filter.status(),
                        filter.status(),
                        filter.kind(),
                        filter.kind())
                .orElseThrow();
    }

    /// Those whom the report must name: not safe, or not accounted for.
    List<PersonView> notSafe(UUID evacuation) {
        return database.list(NOT_SAFE, RollCallStore::person, evacuation);
    }

    Counters counters(UUID evacuation) {
        return database.first(COUNTERS, RollCallStore::counters, evacuation).orElseThrow();
    }

    private static Counters counters(ResultSet row) throws SQLException {
        int safe = row.getInt(2);
        int needsHelp = row.getInt(3);
        int checkedOut = row.getInt(6);
        return new Counters(
                row.getInt(1),
                safe,
                needsHelp,
                row.getInt(4),
                row.getInt(5),
                checkedOut,
                safe + needsHelp + checkedOut,
                row.getInt(7),
                row.getInt(8),
                row.getInt(9));
    }

    private static PersonView person(ResultSet row) throws SQLException {
        var kind = row.getString(2);
        return new PersonView(
                new Person(Person.Kind.of(kind), Columns.id(row, 1)).publicId(),
                kind,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                PersonView.location(Columns.idOrNull(row, 8)),
                Columns.instant(row, 9),
                Columns.instantOrNull(row, 10),
                MarkStatus.of(row.getString(11)),
                Columns.instantOrNull(row, 12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                RallyPointView.RALLY_POINT_ID.textOrNull(Columns.idOrNull(row, 16)),
                null);
    }
}
