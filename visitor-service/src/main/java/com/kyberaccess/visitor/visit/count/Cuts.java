package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.VisitFilter.Order;
import com.kyberaccess.visitor.visit.count.Ranks.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Places that part what lies between two {@link Marks}: some from the beginning, and more where much has come. Ids
/// grow with time, so all who come to a company that has a mark already come behind its last one: without cuts a page
/// among them would be ever further from it.
///
/// @param tenant whose index it is
record Cuts(Sql sql, int index, Tenant tenant) {
    /// Of a cut's number.
    static final int BITS = 19;

    /// The highest number.
    static final int LAST = (1 << BITS) - 1;

    /// Parts that the visits of a mark have when the index is built.
    static final int AT_FIRST = 8;

    /// The number of the first cut between them, and how far the next ones are from each other: room for those to come.
    static final int FIRST = (LAST + 1) / AT_FIRST;

    /// The share of the free numbers that a cut leaves on the side where fewer cuts are to come.
    private static final int SHARE = 64;

    private static final String RANK = "SELECT %s FROM visit v WHERE v.id = ?";
    private static final String NEXT = """
            SELECT coalesce(min(part), ?) FROM visit_cut WHERE index_id = ? AND sort = ? AND rank = ? AND part > ?
            """;
    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM visit v WHERE %s LIMIT ?) counted";
    private static final String FROM_BEHIND =
            "SELECT v.%1$s, v.id FROM visit v WHERE %2$s ORDER BY v.%1$s DESC, v.id DESC OFFSET ? LIMIT 1";
    private static final String CUT =
            "INSERT INTO visit_cut (index_id, sort, rank, part, key, visit_id) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String VISITS = "SELECT v.id FROM visit v WHERE %s";
    private static final String LEFT = """
            SELECT c.rank, c.part, c.key, c.visit_id FROM visit_cut c
            WHERE c.index_id = ? AND c.sort = '%1$s' AND c.visit_id = ANY (?)
            AND NOT EXISTS (SELECT FROM visit v WHERE v.id = c.visit_id AND v.%1$s = c.key)
            ORDER BY c.rank DESC, c.part DESC
            """;
    private static final String BEHIND = "SELECT v.%1$s, v.id FROM visit v WHERE %2$s ORDER BY v.%1$s, v.id LIMIT 1";
    private static final String MOVE =
            "UPDATE visit_cut SET key = ?, visit_id = ? WHERE index_id = ? AND sort = ? AND rank = ? AND part = ?";
    private static final String DROP =
            "DELETE FROM visit_cut WHERE index_id = ? AND sort = ? AND rank = ? AND part = ?";

    static Cuts of(Sql sql, int index) throws SQLException {
        return new Cuts(sql, index, Indexes.owner(sql, index));
    }

    /// Cuts the rank that a visit has, if more than `size` visits have it.
    ///
    /// @return the visits behind the cut, half of `size`: they have another rank now
    List<UUID> cut(Order order, UUID visit, int size) throws SQLException {
        var rank = sql.list(RANK.formatted(Ranks.column(index, order)), row -> row.getInt(1), visit).stream()
                .findFirst();
        if (rank.isEmpty()) {
            return List.of();
        }
        var visits = visits(order, rank.get());
        long count = sql.list(COUNT.formatted(visits.sql()), row -> row.getLong(1), with(visits, 2L * size))
                .getFirst();
        if (count <= size) {
            return List.of();
        }
        int mark = rank.get() >> BITS;
        var part = free(order, mark, rank.get() & LAST, count >= 2L * size);
        if (part.isEmpty()) {
            return List.of();
        }
        var place = sql.list(
                        FROM_BEHIND.formatted(order.column(), visits.sql()),
                        row -> Place.read(row, 1),
                        with(visits, size / 2 - 1))
                .getFirst();
        sql.execute(CUT, index, order.column(), mark, part.getAsInt(), place.key(), place.visit());
        var behind = visits.and(order, ">=", place.key(), place.visit());
        return sql.list(VISITS.formatted(behind.sql()), row -> row.getObject(1, UUID.class), behind.values());
    }

    private Condition visits(Order order, int rank) throws SQLException {
        var ranks = new Ranks(sql, index);
        var all = Condition.of(tenant);
        var visits = ranks.from(order, rank)
                .map(place -> all.and(order, ">=", place.key(), place.visit()))
                .orElse(all);
        return ranks.from(order, rank + 1L)
                .map(place -> visits.and(order, "<", place.key(), place.visit()))
                .orElse(visits);
    }

    private static List<Object> with(Condition condition, Object last) {
        var values = new ArrayList<>(condition.values());
        values.add(last);
        return values;
    }

    /// A number between that of a part and the next, if there is one. Where much is left before the cut, the next cuts
    /// are made there; where not, visits have come one behind the other, and will.
    private OptionalInt free(Order order, int mark, int part, boolean hasMuch) throws SQLException {
        int next = sql.list(NEXT, row -> row.getInt(1), LAST + 1, index, order.column(), mark, part)
                .getFirst();
        int share = Math.max(1, (next - part) / SHARE);
        return next - part < 2 ? OptionalInt.empty() : OptionalInt.of(hasMuch ? next - share : part + share);
    }

    private record Left(int rank, int part, Place place) {}

    /// Moves the cuts at places that `visits` have left to the next visit there is, so that no cut keeps a name.
    // Nothing lies between, so every rank stays right. The hindmost goes first, and two may meet: of
    /// cuts at the same place the highest counts.
    void leave(Collection<UUID> visits) throws SQLException {
        for (var order : Ranks.ORDERS) {
            var left = sql.list(
                    LEFT.formatted(order.column()),
                    row -> new Left(row.getInt(1), row.getInt(2), Place.read(row, 3)),
                    index,
                    visits);
            for (var cut : left) {
                var next = next(order, cut.place());
                if (next.isEmpty()) {
                    sql.execute(DROP, index, order.column(), cut.rank(), cut.part());
                } else {
                    var place = next.get();
                    sql.execute(MOVE, place.key(), place.visit(), index, order.column(), cut.rank(), cut.part());
                }
            }
        }
    }

    private Optional<Place> next(Order order, Place place) throws SQLException {
        var behind = Condition.of(tenant).and(order, ">", place.key(), place.visit());
        return sql
                .list(BEHIND.formatted(order.column(), behind.sql()), row -> Place.read(row, 1), behind.values())
                .stream()
                .findFirst();
    }
}
