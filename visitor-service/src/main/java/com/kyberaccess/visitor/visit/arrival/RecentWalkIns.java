package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.visitor.visit.PersonKey;
import com.kyberaccess.visitor.visit.Visit;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Tells a double tap from a second visit: the same person, host and location within a minute (design §6). The row's
/// unique key makes the second of two simultaneous taps wait for the first.
@ApplicationScoped
class RecentWalkIns {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final String CLAIM = """
            INSERT INTO recent_walk_in AS recent (key, visit_id, at) VALUES (?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET visit_id = excluded.visit_id, at = excluded.at
            WHERE recent.at <= ?
               OR EXISTS (SELECT FROM visit WHERE visit.id = recent.visit_id AND visit.status = 'checked_out')
            """;
    private static final String FIRST = "SELECT visit_id FROM recent_walk_in WHERE key = ?";
    private static final String FORGET = "DELETE FROM recent_walk_in WHERE at < ?";

    private final DataSource database;
    private final Clock clock;

    RecentWalkIns(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Claims the arrival for `visit`.
    ///
    /// @return the visit of the first tap if this is the second, else empty
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<UUID> claim(Visit visit, Instant now) {
        var key = PersonKey.arrival(visit.visitor(), visit.hostId(), visit.locationId());
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM);
                var first = connection.prepareStatement(FIRST)) {
            claim.setObject(1, key);
            claim.setObject(2, visit.id());
            claim.setObject(3, now.atOffset(ZoneOffset.UTC));
            claim.setObject(4, now.minus(WINDOW).atOffset(ZoneOffset.UTC));
            if (claim.executeUpdate() == 1) {
                return Optional.empty();
            }
            first.setObject(1, key);
            try (var row = first.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("walk-in not claimed", e);
        }
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, clock.instant().minus(WINDOW.multipliedBy(2)).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
