package com.kyberaccess.emergency.presence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads how far the projection has come.
@ApplicationScoped
class ProgressQuery {
    private final DataSource database;

    ProgressQuery(DataSource database) {
        this.database = database;
    }

    private record Progress(long nextOffset, Instant eventTime) {}

    /// The moment up to which the projection has everything, given the topic's ends: `now` if nothing is
    /// missing, else the time of the last event that it has of the partition furthest behind; null if a
    /// partition with events was never read.
    @Nullable
    Instant completeUpTo(Map<Integer, Long> ends, Instant now) {
        var read = progress();
        var complete = now;
        for (var end : ends.entrySet()) {
            var own = read.get(end.getKey());
            if (end.getValue() == 0 || (own != null && own.nextOffset() >= end.getValue())) {
                continue;
            }
            if (own == null) {
                return null;
            }
            complete = own.eventTime().isBefore(complete) ? own.eventTime() : complete;
        }
        return complete;
    }

    /// The time of the newest event read, for a replica that has not measured yet.
    @Nullable
    Instant newestEvent() {
        return progress().values().stream()
                .map(Progress::eventTime)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private Map<Integer, Progress> progress() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT partition, next_offset, event_time FROM projection_progress");
                var rows = select.executeQuery()) {
            var progress = new HashMap<Integer, Progress>();
            while (rows.next()) {
                progress.put(
                        rows.getInt(1),
                        new Progress(
                                rows.getLong(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return progress;
        } catch (SQLException e) {
            throw new IllegalStateException("projection progress not read", e);
        }
    }
}
