package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Tenant;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;

/// Writes an index. Each method is one transaction on one snapshot; two at once on one index exclude each
/// other, the second does nothing.
@ApplicationScoped
class Indexer {
    private static final int HOUR = 3_600;
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(60, ?)";
    /// Who takes an index away deletes this row first, and then waits.
    private static final String IS_THERE = "SELECT id FROM visit_index WHERE id = ? FOR SHARE SKIP LOCKED";
    private static final String CHANGES =
            "SELECT seq, visit_id FROM visit_change WHERE index_id = ? ORDER BY seq LIMIT ?";
    private static final String FORGET_CHANGES = "DELETE FROM visit_change WHERE index_id = ? AND seq = ANY (?)";
    private static final String DOCUMENTS = "SELECT %s FROM visit v WHERE v.id = ANY (?)";
    private static final String NEXT_DOCUMENTS = "SELECT %s FROM visit v"
            + " WHERE v.account_id = ? AND v.mode = ? AND (v.effective_at, v.id) > (?, ?)"
            + " ORDER BY v.effective_at, v.id LIMIT ?";
    private static final String OLD_SLOTS =
            "DELETE FROM visit_slot WHERE index_id = ? AND visit_id = ANY (?) RETURNING slot";
    private static final String TAKE_SLOTS = "UPDATE visit_index SET next_slot = ? WHERE id = ?";
    private static final String NUMBER =
            "INSERT INTO visit_slot (index_id, slot, visit_id) SELECT ?, ? + n - 1, id FROM unnest(?::uuid[])"
                    + " WITH ORDINALITY AS numbered (id, n)";
    private static final String PROGRESS = "SELECT next_slot, built_until, built_visit FROM visit_index WHERE id = ?";
    private static final String KNOWN = "SELECT visit_id FROM visit_slot WHERE index_id = ? AND visit_id = ANY (?)";
    private static final String ADVANCE =
            "UPDATE visit_index SET next_slot = ?, built_until = ?, built_visit = ? WHERE id = ?";
    private static final String READY = "UPDATE visit_index SET ready = true WHERE id = ?";

    private final DataSource database;
    private final IndexConfig config;

    Indexer(DataSource database, IndexConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Gives visits that have changed new slots, and takes their old ones from them.
    @Transactional
    void flush(int index) {
        alone(index, sql -> {
            var changes = sql.list(
                    CHANGES,
                    row -> new Change(row.getLong(1), row.getObject(2, UUID.class)),
                    index,
                    Levels.size(Levels.FLUSHED));
            if (!changes.isEmpty()) {
                takeUp(new SegmentTable(sql, index), changes);
            }
            return changes.size();
        });
    }

    private record Change(long seq, UUID visit) {}

    private void takeUp(SegmentTable table, List<Change> changes) throws SQLException {
        var sql = table.sql();
        var visits = changes.stream().map(Change::visit).distinct().toList();
        var cuts = Cuts.of(sql, table.index());
        new Marks(sql, table.index()).leave(visits);
        cuts.leave(visits);
        number(table, visits);
        sql.execute(
                FORGET_CHANGES, table.index(), changes.stream().map(Change::seq).toList());
        new GoneWords(new TermTable(sql, table.index())).forget();
        // One of them: how often a rank is looked at depends on how many visits come to it.
        var any = visits.get((int) (changes.getLast().seq() % visits.size()));
        for (var order : Ranks.ORDERS) {
            var behind = cuts.cut(order, any, config.rankSize());
            if (!behind.isEmpty()) {
                number(table, behind);
            }
        }
    }

    /// Gives visits slots behind all others, and takes the ones from them that they have. Some are taken even where
    /// all of the visits are gone, since {@link IndexState#nextSlot} has to tell that marks may have moved.
    private void number(SegmentTable table, List<UUID> visits) throws SQLException {
        var sql = table.sql();
        table.leave(slots(sql.list(OLD_SLOTS, row -> row.getInt(1), table.index(), visits)));
        var documents = sql.list(DOCUMENTS.formatted(Document.columns(table.index())), Document::read, visits);
        int size = Levels.size(Levels.FLUSHED);
        int start = table.nextSlot().orElseThrow();
        int from = 0;
        do {
            int to = Math.min(documents.size(), from + size);
            append(table, new Span(start, Levels.FLUSHED), documents.subList(from, to));
            start = Math.addExact(start, size);
            from = to;
        } while (from < documents.size());
        sql.execute(TAKE_SLOTS, start, table.index());
    }

    /// Indexes the next visits in the order of time. In parts, because a transaction of minutes keeps the
    /// database from clearing up. What changes while it is built is noted, and does not count by its slot.
    ///
    /// @return whether there are more
    @Transactional
    @TransactionConfiguration(timeout = HOUR)
    boolean build(int index, Tenant tenant) {
        return alone(index, sql -> {
                    var state = sql.list(PROGRESS, Progress::read, index).getFirst();
                    var documents = sql.list(
                            NEXT_DOCUMENTS.formatted(Document.columns(index)),
                            Document::read,
                            tenant.accountId(),
                            tenant.mode().wireName(),
                            state.until(),
                            state.visit(),
                            Levels.size(Levels.BUILT));
                    if (documents.isEmpty()) {
                        sql.execute(READY, index);
                        return false;
                    }
                    var known =
                            Set.copyOf(sql.list(KNOWN, row -> row.getObject(1, UUID.class), index, visits(documents)));
                    append(
                            new SegmentTable(sql, index),
                            new Span(state.nextSlot(), Levels.BUILT),
                            documents.stream()
                                    .filter(document ->
                                            !known.contains(document.content().visit()))
                                    .toList());
                    var last = documents.getLast();
                    sql.execute(
                            ADVANCE,
                            Math.addExact(state.nextSlot(), Levels.size(Levels.BUILT)),
                            last.content().effectiveAt(),
                            last.content().visit(),
                            index);
                    return true;
                })
                .orElse(false);
    }

    /// How far it is built.
    private record Progress(int nextSlot, Instant until, UUID visit) {
        static Progress read(ResultSet row) throws SQLException {
            return new Progress(
                    row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getObject(3, UUID.class));
        }
    }

    private void append(SegmentTable table, Span span, List<Document> documents) throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        var segment = new Segment();
        for (int i = 0; i < documents.size(); i++) {
            segment.add(span.start() + i, documents.get(i));
        }
        table.write(span, segment.bitmaps(Levels.commonFrom(span.level()), config.partedFrom()));
        table.sql().execute(NUMBER, table.index(), span.start(), visits(documents));
    }

    private static List<UUID> visits(List<Document> documents) {
        return documents.stream().map(document -> document.content().visit()).toList();
    }

    private static RoaringBitmap slots(Collection<Integer> numbers) {
        var slots = new RoaringBitmap();
        numbers.forEach(slots::add);
        return slots;
    }

    /// A step of a merge. Does nothing while somebody else writes.
    ///
    /// @return whether there may be more to do
    @Transactional
    boolean step(int index, Merge merge) {
        return alone(index, sql -> merge.step(new SegmentTable(sql, index))).orElse(true);
    }

    /// Does it if nobody else writes to the index, or takes it away.
    private <T> Optional<T> alone(int index, Sql.Query<T> work) {
        return Sql.on(database, "visits not indexed", sql -> {
            sql.snapshot();
            if (!sql.list(ALONE, row -> row.getBoolean(1), index).getFirst()
                    || sql.list(IS_THERE, row -> row.getInt(1), index).isEmpty()) {
                return Optional.empty();
            }
            new Marks(sql, index).choose(config.partSize());
            return Optional.of(work.run(sql));
        });
    }
}
