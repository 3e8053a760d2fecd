package com.kyberaccess.visitor.visit.arrival;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/// Tells a double tap from a second visit: the same person, host and location within a minute (design §6). The row's
/// unique key makes the second of two simultaneous taps wait for the first.
@ApplicationScoped
class RecentWalkIns {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final String CLAIM = """
            INSERT INTO recent_walk_in AS recent (key, visit_id, at)
            SELECT key, visit_id, ? FROM unnest(?::uuid[], ?::uuid[]) AS arrival (key, visit_id) ORDER BY key
            ON CONFLICT (key) DO UPDATE SET visit_id = excluded.visit_id, at = excluded.at
            WHERE recent.at <= ?
               OR EXISTS (SELECT FROM visit WHERE visit.id = recent.visit_id AND visit.status = 'checked_out')
            RETURNING visit_id
            """;
    private static final String FIRST = "SELECT key, visit_id FROM recent_walk_in WHERE key = ANY (?)";
    private static final String FORGET = "DELETE FROM recent_walk_in WHERE at < ?";

    private final DataSource database;
    private final Clock clock;

    RecentWalkIns(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Claims the arrivals, in the order of their keys, so that two transactions can't wait for each other.
    ///
    /// @param arrivals visits by {@link WalkIn#arrival}
    /// @return the visit of the first tap, by arrival, of those that are the second
    @Transactional(Transactional.TxType.MANDATORY)
    Map<UUID, UUID> claim(Map<UUID, UUID> arrivals, Instant now) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, now.atOffset(ZoneOffset.UTC));
            claim.setArray(2, connection.createArrayOf("uuid", arrivals.keySet().toArray(UUID[]::new)));
            claim.setArray(3, connection.createArrayOf("uuid", arrivals.values().toArray(UUID[]::new)));
            claim.setObject(4, now.minus(WINDOW).atOffset(ZoneOffset.UTC));
            var claimed = new HashSet<UUID>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
            return claimed.size() == arrivals.size() ? Map.of() : first(connection, unclaimed(arrivals, claimed));
        } catch (SQLException e) {
            throw new IllegalStateException("walk-ins not claimed", e);
        }
    }

    private static UUID[] unclaimed(Map<UUID, UUID> arrivals, Set<UUID> claimed) {
        return arrivals.entrySet().stream()
                .filter(arrival -> !claimed.contains(arrival.getValue()))
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
    }

    private static Map<UUID, UUID> first(Connection connection, UUID[] unclaimed) throws SQLException {
        try (var select = connection.prepareStatement(FIRST)) {
            select.setArray(1, connection.createArrayOf("uuid", unclaimed));
            var first = new HashMap<UUID, UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    first.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
            return first;
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
