package com.kyberaccess.visitor.visit.count;

import static java.util.Objects.requireNonNull;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where visits stand in the orders by name and by company, roughly. {@link Marks} part an order, {@link Cuts}
/// part what has grown between two marks; a visit's rank is the number of the last mark up to its place and,
/// below it, that of the last cut behind that mark. It grows along the order.
public record Ranks(Sql sql, int index) {
    /// Of a rank.
    static final int BITS = Marks.BITS + Cuts.BITS;

    /// What orders have ranks.
    static final List<Order> ORDERS = List.of(Order.NAME, Order.COMPANY);

    private static final String CUT = """
            (SELECT c.part FROM visit_cut c WHERE c.index_id = %2$d AND c.sort = '%1$s' AND c.rank = %3$s
            AND (c.key, c.visit_id) <= (v.%1$s, v.id)
            ORDER BY c.key DESC, c.visit_id DESC, c.part DESC LIMIT 1)""";
    private static final String RANK = """
            coalesce((SELECT (m.rank << %3$d) + coalesce(%4$s, 0)
            FROM visit_mark m WHERE m.index_id = %2$d AND m.sort = '%1$s'
            AND (m.key, m.visit_id) <= (v.%1$s, v.id)
            ORDER BY m.key DESC, m.visit_id DESC, m.rank DESC LIMIT 1), %5$s, 0)""";
    private static final String RANKS = "SELECT v.id, %s FROM visit v WHERE v.id = ANY (?)";
    private static final String RANK_OF_PLACE = "SELECT %2$s FROM (SELECT ?::text AS %1$s, ?::uuid AS id) v";
    /// The first of them by place: a cut whose visits are gone may have moved behind the next mark.
    private static final String FROM = """
            SELECT key, visit_id FROM (
                (SELECT key, visit_id FROM visit_cut WHERE index_id = ? AND sort = ? AND rank = ? AND part >= ?
                 ORDER BY key, visit_id LIMIT 1)
                UNION ALL
                (SELECT key, visit_id FROM visit_mark WHERE index_id = ? AND sort = ? AND rank >= ?
                 ORDER BY rank LIMIT 1)) place
            ORDER BY key, visit_id LIMIT 1
            """;

    /// A visit's place in an order.
    public record Place(String key, UUID visit) {
        /// @param first the column of the key; the visit's id is the next
        static Place read(ResultSet row, int first) throws SQLException {
            return new Place(row.getString(first), row.getObject(first + 1, UUID.class));
        }
    }

    static Ranks of(Matches matches) {
        return new Ranks(matches.table().sql(), matches.index());
    }

    /// The rank of `visit v` in an order, as a column.
    static String column(int index, Order order) {
        var sort = order.column();
        return RANK.formatted(
                sort, index, Cuts.BITS, CUT.formatted(sort, index, "m.rank"), CUT.formatted(sort, index, "0"));
    }

    int of(Order order, Place place) throws SQLException {
        return sql.list(
                        RANK_OF_PLACE.formatted(order.column(), column(index, order)),
                        row -> row.getInt(1),
                        place.key(),
                        place.visit())
                .getFirst();
    }

    List<RankWindow.Ranked> of(Order order, List<Matches.Match> visits) throws SQLException {
        var unranked = new HashMap<UUID, Changed>();
        for (var visit : visits) {
            if (!visit.change().ranks().containsKey(order)) {
                unranked.put(visit.visit(), visit.change());
            }
        }
        if (!unranked.isEmpty()) {
            sql.list(
                    RANKS.formatted(column(index, order)),
                    row -> requireNonNull(unranked.get(row.getObject(1, UUID.class)))
                            .ranks()
                            .put(order, row.getInt(2)),
                    unranked.keySet());
        }
        return visits.stream()
                .map(visit -> new RankWindow.Ranked(
                        visit, requireNonNull(visit.change().ranks().get(order))))
                .toList();
    }

    /// Where the visits of this rank and those behind it begin; empty for the first rank, which has all from the
    /// beginning on, and where there is no mark or cut that is so far behind.
    ///
    /// @param rank may be one more than the last
    Optional<Place> from(Order order, long rank) throws SQLException {
        if (rank == 0) {
            return Optional.empty();
        }
        int mark = (int) (rank >> Cuts.BITS);
        int part = (int) (rank & Cuts.LAST);
        return sql
                .list(
                        FROM,
                        row -> Place.read(row, 1),
                        index,
                        order.column(),
                        mark,
                        part,
                        index,
                        order.column(),
                        part == 0 ? mark : mark + 1)
                .stream()
                .findFirst();
    }
}
