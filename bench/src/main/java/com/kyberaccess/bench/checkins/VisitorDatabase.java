package com.kyberaccess.bench.checkins;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/// visitor-service's database, to count in.
final class VisitorDatabase {
    private static final String CHECKED_IN = "SELECT count(*) FROM visit WHERE status = 'checked_in'";
    /// Badges given twice at one location and day, and gaps in their numbers. One day: a run at midnight sees two.
    private static final String WRONG_BADGES = """
            SELECT coalesce(sum(given - badges) + sum(greatest(highest - badges, 0)), 0) FROM (
                SELECT count(*) AS given, count(DISTINCT badge_number) AS badges,
                    max(substr(badge_number, 3)::integer) AS highest
                FROM visit WHERE status = 'checked_in'
                GROUP BY location_id, (check_in_time AT TIME ZONE 'America/New_York')::date) AS location
            """;

    private final DataSource source;

    VisitorDatabase(DataSource source) {
        this.source = source;
    }

    long checkedIn() {
        return count(CHECKED_IN);
    }

    long wrongBadges() {
        return count(WRONG_BADGES);
    }

    /// What runs against a table that has just been filled is planned for an empty one.
    void analyze() {
        execute("ANALYZE");
    }

    /// Waits until the relay has published everything.
    void awaitEmptyOutbox() {
        while (count("SELECT count(*) FROM (SELECT FROM outbox LIMIT 1) AS unpublished") > 0) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    void execute(String statement) {
        try (var connection = source.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private long count(String query) {
        try (var connection = source.getConnection();
                var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
