package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The marks. A device's clock may run ahead: a mark counts from when it was made, or from when it arrived if
/// that was earlier.
@ApplicationScoped
class MarkStore {
    private static final String INSERT = """
            INSERT INTO roll_call_mark (evacuation_id, person_id, status, note, marked_at, received_at, marked_by, device,
                                        rally_point_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String LATEST_COUNTS = """
            UPDATE roll_call_person p
            SET status = m.status, marked_at = m.marked_at, marked_by = m.marked_by, device = m.device, note = m.note,
                rally_point_id = m.rally_point_id
            FROM (SELECT * FROM roll_call_mark WHERE evacuation_id = ? AND person_id = ?
                  ORDER BY least(marked_at, received_at) DESC, seq DESC LIMIT 1) AS m
            WHERE p.evacuation_id = m.evacuation_id AND p.person_id = m.person_id
            """;
    private static final String HISTORY = """
            SELECT status, note, marked_at, received_at, marked_by, device, rally_point_id FROM roll_call_mark
            WHERE evacuation_id = ? AND person_id = ? ORDER BY least(marked_at, received_at) DESC, seq DESC
            """;
    /// Check-outs count too: whoever left by the desk is accounted for.
    private static final String TIMELINE = """
            SELECT m.person_id, m.status, least(m.marked_at, m.received_at) AS at, m.seq
            FROM roll_call_mark m JOIN roll_call_person p USING (evacuation_id, person_id)
            WHERE evacuation_id = ? AND p.kind <> 'staff'
            UNION ALL
            SELECT person_id, 'checked_out', checked_out_at, 0 FROM roll_call_person
            WHERE evacuation_id = ? AND kind <> 'staff' AND checked_out_at IS NOT NULL
            ORDER BY 3, 4
            """;
    private static final String WARDENS = """
            SELECT DISTINCT marked_by FROM roll_call_mark WHERE evacuation_id = ? AND device IS DISTINCT FROM ?
            ORDER BY 1
            """;
    /// The device of a mark that somebody made about themselves, by the link in their mail.
    static final String LINK = "safe_link";

    private final Database database;

    MarkStore(Database database) {
        this.database = database;
    }

    /// A mark to write.
    record Mark(
            MarkStatus status,
            @Nullable String note,
            Instant markedAt,
            Instant receivedAt,
            String by,
            @Nullable String device,
            @Nullable UUID rallyPoint) {}

    /// Somebody's state from a moment on.
    ///
    /// @param status a mark's, or `checked_out`
    record Step(UUID person, String status, Instant at) {}

    /// Writes a mark, and the one that counts into the person's row, whose lock the caller holds.
    ///
    /// @return false if the same mark is there already
    boolean append(UUID evacuation, Person person, Mark mark) {
        boolean fresh = database.execute(
                        INSERT,
                        evacuation,
                        person.id(),
                        EnumNames.of(mark.status()),
                        mark.note(),
                        mark.markedAt(),
                        mark.receivedAt(),
                        mark.by(),
                        mark.device(),
                        mark.rallyPoint())
                == 1;
        if (fresh) {
            database.execute(LATEST_COUNTS, evacuation, person.id());
        }
        return fresh;
    }

    List<PersonView.Mark> history(UUID evacuation, Person person) {
        return database.list(HISTORY, MarkStore::mark, evacuation, person.id());
    }

    List<Step> timeline(UUID evacuation) {
        return database.list(
                TIMELINE,
                row -> new Step(Columns.id(row, 1), row.getString(2), Columns.instant(row, 3)),
                evacuation,
                evacuation);
    }

    /// Who marked others.
    List<String> wardens(UUID evacuation) {
        return database.list(WARDENS, row -> row.getString(1), evacuation, LINK);
    }

    private static PersonView.Mark mark(ResultSet row) throws SQLException {
        return new PersonView.Mark(
                MarkStatus.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                Columns.instant(row, 3),
                Columns.instant(row, 4),
                row.getString(5),
                row.getString(6),
                RallyPointView.RALLY_POINT_ID.textOrNull(Columns.idOrNull(row, 7)));
    }
}
