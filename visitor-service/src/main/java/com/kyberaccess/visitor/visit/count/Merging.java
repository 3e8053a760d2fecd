package com.kyberaccess.visitor.visit.count;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/// Merges segments, in steps between which others may write: one of four million visits takes minutes. Two at once on
/// one index exclude each other.
@ApplicationScoped
class Merging {
    /// First key of its advisory locks; the second is the index.
    static final int LOCKS = 63;

    private static final String LOCK = "SELECT pg_try_advisory_lock(" + LOCKS + ", ?)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(" + LOCKS + ", ?)";

    private final DataSource database;
    private final Indexer indexer;

    Merging(DataSource database, Indexer indexer) {
        this.database = database;
        this.indexer = indexer;
    }

    /// What is done between steps.
    interface Meanwhile {
        /// @param step how long the last one took
        /// @return whether to go on
        boolean after(Duration step);
    }

    /// Until no segment is left that can be merged, or it is told to stop. The lock is held by a session of its own,
    /// which reads between the steps and has no transaction open: theirs are others.
    void run(int index, Meanwhile meanwhile) {
        try (var connection = database.getConnection()) {
            var sql = new Sql(connection);
            if (sql.list(LOCK, row -> row.getBoolean(1), index).getFirst()) {
                try {
                    run(sql, index, 0, Integer.MAX_VALUE, meanwhile);
                } finally {
                    sql.list(UNLOCK, row -> row.getBoolean(1), index);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("segments not merged", e);
        }
    }

    /// While a merge goes on, smaller ones come first, of the slots behind it.
    private boolean run(Sql sql, int index, int from, int most, Meanwhile meanwhile) throws SQLException {
        for (var span = next(sql, index, from, most); span.isPresent(); span = next(sql, index, from, most)) {
            var merge = Merge.of(span.get());
            while (new SegmentTable(sql, index).nextSlot().isPresent()) {
                long begin = System.nanoTime();
                if (!indexer.step(index, merge)) {
                    break;
                }
                boolean goesOn = meanwhile.after(Duration.ofNanos(System.nanoTime() - begin))
                        && run(
                                sql,
                                index,
                                span.get().end(),
                                Levels.size(span.get().level()) / 2,
                                meanwhile);
                if (!goesOn) {
                    return false;
                }
            }
            Log.debugf("segments merged index=%d span=%s", index, span.get());
        }
        return true;
    }

    private static Optional<Span> next(Sql sql, int index, int from, int most) throws SQLException {
        var table = new SegmentTable(sql, index);
        var slot = table.nextSlot();
        return slot.isEmpty() ? Optional.empty() : Levels.full(table.spans(), from, slot.get(), most);
    }
}
