package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import com.kyberaccess.emergency.presence.PresenceListener;
import com.kyberaccess.emergency.stream.StreamLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps active roll calls up with the projection: whoever was checking in when the evacuation began joins
/// late, whoever had left is known to have, and whose data was deleted loses the name.
@ApplicationScoped
class RollCallFeed implements PresenceListener {
    private static final String JOIN = """
            INSERT INTO roll_call_person (evacuation_id, person_id, kind, source, name, company, host_name, badge_number,
                                          location_id, added_at)
            SELECT e.id, p.visit_id, 'visitor', 'checking_in', p.name, p.company, p.host_name, p.badge_number,
                   p.location_id, ?
            FROM presence p
            JOIN evacuation e ON e.account_id = p.account_id AND e.mode = p.mode AND e.ended_at IS NULL
                AND (e.location_ids IS NULL OR p.location_id = ANY (e.location_ids))
            WHERE p.visit_id = ANY (?::uuid[]) AND p.checked_in_at IS NOT NULL AND p.left_at IS NULL
            ON CONFLICT DO NOTHING
            RETURNING evacuation_id, person_id
            """;
    private static final String LEAVE = """
            UPDATE roll_call_person r SET checked_out_at = p.left_at
            FROM presence p, evacuation e
            WHERE r.person_id = ANY (?::uuid[]) AND r.kind = 'visitor' AND r.checked_out_at IS NULL
                AND p.visit_id = r.person_id AND e.id = r.evacuation_id AND e.ended_at IS NULL
            RETURNING r.evacuation_id, r.person_id
            """;
    private static final String ERASE_PERSON = """
            UPDATE roll_call_person SET name = NULL, company = NULL, host_name = NULL, badge_number = NULL, note = NULL
            WHERE person_id = ANY (?::uuid[]) AND kind = 'visitor'
            """;
    private static final String ERASE_NOTES = """
            UPDATE roll_call_mark SET note = NULL WHERE (evacuation_id, person_id) IN (
                SELECT evacuation_id, person_id FROM roll_call_person
                WHERE person_id = ANY (?::uuid[]) AND kind = 'visitor')
            """;
    private static final String TENANT = "SELECT account_id, mode, drill FROM evacuation WHERE id = ?";

    private final Database database;
    private final RollCallStore people;
    private final StreamLog stream;
    private final Clock clock;

    RollCallFeed(Database database, RollCallStore people, StreamLog stream, Clock clock) {
        this.database = database;
        this.people = people;
        this.stream = stream;
        this.clock = clock;
    }

    private record Changed(UUID evacuation, UUID visit, String type) {
        static Changed of(ResultSet row, String type) throws SQLException {
            return new Changed(Columns.id(row, 1), Columns.id(row, 2), type);
        }
    }

    private record Whose(Tenant tenant, boolean drill) {}

    /// What the live streams are told: no name.
    record Told(
            String evacuationId,
            boolean drill,
            String personId,
            String kind,
            @Nullable MarkStatus status,
            Counters counters) {}

    @Override
    public void changed(List<UUID> arrived, List<UUID> left, List<UUID> erased) {
        if (!arrived.isEmpty()) {
            tell(database.list(JOIN, row -> Changed.of(row, "person_added"), clock.instant(), arrived));
        }
        // A deleted visit counts as left.
        var gone = Stream.concat(left.stream(), erased.stream()).toList();
        if (!gone.isEmpty()) {
            tell(database.list(LEAVE, row -> Changed.of(row, "person_checked_out"), gone));
        }
        if (!erased.isEmpty()) {
            database.execute(ERASE_PERSON, erased);
            database.execute(ERASE_NOTES, erased);
        }
    }

    /// Evacuation by evacuation in one order, so that two replicas can't wait for each other.
    private void tell(List<Changed> changes) {
        changes.stream()
                .sorted(Comparator.comparing(Changed::evacuation).thenComparing(Changed::visit))
                .forEach(change -> {
                    var whose = whose(change.evacuation());
                    var person = new Person(Person.Kind.VISITOR, change.visit());
                    var state = people.find(change.evacuation(), person).orElseThrow();
                    stream.append(
                            whose.tenant(),
                            change.type(),
                            () -> new Told(
                                    Evacuation.EVACUATION_ID.text(change.evacuation()),
                                    whose.drill(),
                                    state.id(),
                                    state.kind(),
                                    state.status(),
                                    people.counters(change.evacuation())));
                });
    }

    private Whose whose(UUID evacuation) {
        return database.first(
                        TENANT,
                        row -> new Whose(
                                new Tenant(
                                        Columns.id(row, 1),
                                        Mode.of(row.getString(2)).orElseThrow()),
                                row.getBoolean(3)),
                        evacuation)
                .orElseThrow();
    }
}
