package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Places in the orders by name and by company that part an index's visits into parts about as large as each other, up
/// to {@link #MOST} of them. They are chosen when the index is built, with the first {@link Cuts} between them, and may
/// move only where no visit lies between.
record Marks(Sql sql, int index) {
    /// Of a mark's number.
    static final int BITS = 12;

    private static final int MOST = 1 << BITS;

    private static final String MARKED = "UPDATE visit_index SET marked = true WHERE id = ? AND NOT marked";
    private static final String COUNT = "SELECT count(*) FROM visit WHERE account_id = ? AND mode = ?";
    private static final String CHOOSE = """
            WITH placed AS MATERIALIZED (
                SELECT key, visit_id, place / %3$d AS rank, place %% %3$d AS part FROM (
                    SELECT key, visit_id, place / size AS place FROM (
                        SELECT v.%1$s AS key, v.id AS visit_id, row_number() OVER (ORDER BY v.%1$s, v.id) - 1 AS place,
                            ? AS size
                        FROM visit v WHERE v.account_id = ? AND v.mode = ?) numbered
                    WHERE place %% size = 0 AND place > 0) chosen),
            cut AS (
                INSERT INTO visit_cut (index_id, sort, rank, part, key, visit_id)
                SELECT %2$d, '%1$s', rank, part * %4$d, key, visit_id FROM placed WHERE part > 0)
            INSERT INTO visit_mark (index_id, sort, rank, key, visit_id)
            SELECT %2$d, '%1$s', rank, key, visit_id FROM placed WHERE part = 0
            """;
    /// The hindmost first, so that none moves to where one was that is still to move.
    private static final String LEFT = """
            SELECT m.rank FROM visit_mark m WHERE m.index_id = ? AND m.sort = ? AND m.visit_id = ANY (?)
            AND NOT EXISTS (SELECT FROM visit v WHERE v.id = m.visit_id AND v.%1$s = m.key)
            ORDER BY m.rank DESC
            """;
    /// Not past the mark behind it, which may have been left too and be moved later.
    private static final String MOVE = """
            WITH old AS (SELECT key, visit_id FROM visit_mark WHERE index_id = ? AND sort = '%1$s' AND rank = ?)
            UPDATE visit_mark m SET key = next.key, visit_id = next.visit_id FROM (
                SELECT behind.* FROM old CROSS JOIN LATERAL (
                    (SELECT v.%1$s AS key, v.id AS visit_id FROM visit v
                     WHERE v.account_id = ? AND v.mode = ? AND (v.%1$s, v.id) > (old.key, old.visit_id)
                     ORDER BY v.%1$s, v.id LIMIT 1)
                    UNION ALL
                    (SELECT n.key, n.visit_id FROM visit_mark n
                     WHERE n.index_id = ? AND n.sort = '%1$s' AND (n.key, n.visit_id) > (old.key, old.visit_id)
                     ORDER BY n.key, n.visit_id LIMIT 1)) behind
                ORDER BY behind.key, behind.visit_id LIMIT 1) next
            WHERE m.index_id = ? AND m.sort = '%1$s' AND m.rank = ?
            """;
    private static final String DROP = "DELETE FROM visit_mark WHERE index_id = ? AND sort = ? AND rank = ?";

    /// Chooses them, and cuts, by the visits there are, once, and before any visit is indexed.
    ///
    /// @param size visits of a part, the least; of more than eight million visits the parts are larger
    void choose(int size) throws SQLException {
        if (sql.execute(MARKED, index) == 0) {
            return;
        }
        var tenant = Indexes.owner(sql, index);
        long visits = sql.list(
                        COUNT,
                        row -> row.getLong(1),
                        tenant.accountId(),
                        tenant.mode().wireName())
                .getFirst();
        for (var order : Ranks.ORDERS) {
            sql.execute(
                    CHOOSE.formatted(order.column(), index, Cuts.AT_FIRST, Cuts.FIRST),
                    Math.max(size, 1 + visits / (MOST * Cuts.AT_FIRST)),
                    tenant.accountId(),
                    tenant.mode().wireName());
        }
    }

    /// Moves the marks at places that `visits` have left to the next place there is, so that a mark does not keep the
    /// name of one that is gone.
    void leave(Collection<UUID> visits) throws SQLException {
        for (var order : Ranks.ORDERS) {
            var left = sql.list(
                    LEFT.formatted(order.column()), row -> row.getInt(1), index, order.column(), List.copyOf(visits));
            for (var rank : left) {
                move(order, rank);
            }
        }
    }

    private void move(Order order, int rank) throws SQLException {
        var tenant = Indexes.owner(sql, index);
        int moved = sql.execute(
                MOVE.formatted(order.column()),
                index,
                rank,
                tenant.accountId(),
                tenant.mode().wireName(),
                index,
                index,
                rank);
        if (moved == 0) {
            sql.execute(DROP, index, order.column(), rank);
        }
    }
}
