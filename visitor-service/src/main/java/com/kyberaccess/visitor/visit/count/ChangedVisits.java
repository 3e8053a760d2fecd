package com.kyberaccess.visitor.visit.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The visits that have changed since they were indexed. Every list looks at each of them, so a replica keeps those
/// that lists have read, until the index takes them up.
///
/// What is kept cannot be stale. Which changes there are, and which one is a visit's last, comes from the list's
/// snapshot; what a visit was after a change, nothing alters. Its slot and its ranks do change when the index is
/// written, and then slots are taken from {@link IndexState#nextSlot}, so that what was kept before is kept no longer.
@ApplicationScoped
class ChangedVisits {
    private static final String CHANGES = "SELECT seq, visit_id FROM visit_change WHERE index_id = ? ORDER BY seq";
    private static final String CONTENTS = """
            SELECT changed.seq, s.slot, %s FROM unnest(?::int8[], ?::uuid[]) AS changed (seq, visit_id)
            LEFT JOIN visit_slot s ON s.visit_id = changed.visit_id
            LEFT JOIN visit v ON v.id = changed.visit_id
            """.formatted(Content.COLUMNS);

    private static final int MOST_INDEXES = 32;
    /// Of an index: as many as are indexed at once, and those that come meanwhile; about a megabyte.
    private static final int MOST_CHANGES = 2_048;
    /// Names are kept no longer than that, where nobody asks for lists any more.
    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final Cache<Integer, Kept> kept = Caffeine.newBuilder()
            .maximumSize(MOST_INDEXES)
            .expireAfterAccess(UNUSED)
            .build();

    /// Of one state of an index.
    ///
    /// @param changes by their number; the last ones of their visits in the snapshots that they were read in
    private record Kept(int nextSlot, Map<Long, Changed> changes) {
        Kept(int nextSlot) {
            this(nextSlot, new ConcurrentHashMap<>());
        }
    }

    /// @param sql on the snapshot that `index` was read in
    List<Changed> of(Sql sql, IndexState index) throws SQLException {
        var last = new HashMap<UUID, Long>();
        sql.list(CHANGES, row -> last.put(row.getObject(2, UUID.class), row.getLong(1)), index.id());
        var known = kept(index).changes();
        var changed = new ArrayList<Changed>();
        var unknown = new HashMap<Long, UUID>();
        last.forEach((visit, change) -> {
            var found = known.get(change);
            if (found == null) {
                unknown.put(change, visit);
            } else {
                changed.add(found);
            }
        });
        if (!unknown.isEmpty()) {
            var read = read(sql, unknown);
            changed.addAll(read.values());
            if (known.size() + read.size() <= MOST_CHANGES) {
                known.putAll(read);
            }
        }
        return changed;
    }

    /// A list whose snapshot is older than what is kept keeps nothing.
    private Kept kept(IndexState index) {
        var latest = kept.asMap()
                .compute(
                        index.id(),
                        (id, before) -> before == null || before.nextSlot() < index.nextSlot()
                                ? new Kept(index.nextSlot())
                                : before);
        return latest.nextSlot() == index.nextSlot() ? latest : new Kept(index.nextSlot());
    }

    private static Map<Long, Changed> read(Sql sql, Map<Long, UUID> visits) throws SQLException {
        var read = new HashMap<Long, Changed>();
        sql.list(
                CONTENTS,
                row -> {
                    var slot = row.getObject(2, Integer.class);
                    var content = row.getObject(3, UUID.class) == null ? null : Content.read(row, 3);
                    return read.put(row.getLong(1), new Changed(slot, content));
                },
                visits.keySet(),
                visits.values());
        return read;
    }
}
