package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes the log of check-in events (contract, article 2, *List Check-In Events*): one row in the transaction of the
/// change, as the visit is then.
@ApplicationScoped
class CheckInLog {
    private static final String INSERT = """
            INSERT INTO check_in_event (id, account_id, mode, visit_id, location_id, event_type, at, visitor_name,
                host_name, location_name, method, badge_printed, id_scanned, nda_signed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final CurrentCaller caller;

    CheckInLog(DataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /// What the log tells of.
    enum Type {
        CHECK_IN,
        CHECK_OUT,
        DENIED,
        PRE_REGISTERED
    }

    /// @param id of the event that tells the other services
    record Line(UUID id, Type type, Visit visit, Party party, Channel channel) {}

    /// Through the channel of the present caller.
    void write(UUID id, Type type, Visit visit, Party party, Instant at) {
        write(List.of(new Line(id, type, visit, party, Channel.of(caller.get()))), at);
    }

    /// Several lines in one statement (`reWriteBatchedInserts`).
    void write(List<Line> lines, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var line : lines) {
                set(insert, line, at);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("check-in events not logged", e);
        }
    }

    private static void set(PreparedStatement insert, Line line, Instant at) throws SQLException {
        var visit = line.visit();
        insert.setObject(1, line.id());
        insert.setObject(2, visit.tenant().accountId());
        insert.setString(3, visit.tenant().mode().wireName());
        insert.setObject(4, visit.id());
        insert.setObject(5, line.party().place().id());
        insert.setString(6, EnumNames.of(line.type()));
        insert.setObject(7, at.atOffset(ZoneOffset.UTC));
        insert.setString(8, visit.visitor().fullName());
        insert.setString(9, line.party().host().name());
        insert.setString(10, line.party().place().name());
        insert.setString(11, line.channel().wireName());
        insert.setBoolean(12, visit.badgeNumber() != null);
        insert.setBoolean(13, visit.papers().idScanned());
        insert.setBoolean(14, visit.papers().ndaSigned());
    }
}
