package com.kyberaccess.emergency.presence;

import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// Writes a rebuilt projection in the place of the present one.
@ApplicationScoped
class ProjectionSwap {
    private static final String PROGRESS = "SELECT partition, next_offset FROM projection_progress";
    private static final String DELETE_ALL = "DELETE FROM presence";
    private static final String DELETE = "DELETE FROM presence WHERE visit_id = ANY (?::uuid[])";
    private static final String KEPT = "SELECT count(*) FROM presence WHERE left_at IS NULL";

    private final Database database;
    private final ProjectionLock lock;
    private final PresenceVersion version;
    private final Instance<PresenceListener> listeners;

    ProjectionSwap(
            Database database, ProjectionLock lock, PresenceVersion version, Instance<PresenceListener> listeners) {
        this.database = database;
        this.lock = lock;
        this.version = version;
        this.listeners = listeners;
    }

    /// @param effects in the order in which they are to be applied
    /// @param visits whom the topic names
    /// @param positions up to where each partition was read
    /// @param whole whether the topic begins with its first message, so that what it does not name is not
    /// @return how many rows of people who are in were kept; empty if the present projection has read further
    @Transactional
    OptionalInt write(
            List<Change.Effect> effects, Collection<UUID> visits, Map<Integer, Long> positions, boolean whole) {
        lock.exclusive();
        boolean ahead = database.list(PROGRESS, row -> Map.entry(row.getInt(1), row.getLong(2))).stream()
                .anyMatch(progress -> positions.getOrDefault(progress.getKey(), 0L) < progress.getValue());
        if (ahead) {
            return OptionalInt.empty();
        }
        if (whole) {
            database.execute(DELETE_ALL);
        } else {
            database.execute(DELETE, visits);
        }
        int kept = database.first(KEPT, row -> row.getInt(1)).orElseThrow();
        effects.forEach(effect -> effect.write().run());
        var all = List.copyOf(visits);
        listeners.forEach(listener -> listener.changed(all, List.of(), List.of()));
        version.touchAll();
        return OptionalInt.of(kept);
    }
}
