package com.kyberaccess.visitor.visit.list;

import com.kyberaccess.visitor.visit.VisitFilter;
import com.kyberaccess.visitor.visit.VisitFilter.Order;
import com.kyberaccess.visitor.visit.count.Condition;
import com.kyberaccess.visitor.visit.count.Found;
import com.kyberaccess.visitor.visit.count.Matches;
import com.kyberaccess.visitor.visit.count.RankWindow;
import com.kyberaccess.visitor.visit.count.Ranks;
import com.kyberaccess.visitor.visit.count.Sql;
import com.kyberaccess.visitor.visit.count.TimeSpan;
import com.kyberaccess.visitor.visit.count.TimeWindow;
import com.kyberaccess.visitor.visit.list.Slice.Position;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the rows of one page. Few matches are fetched by their numbers and sorted; many are met soon on a walk
/// along the index of the order.
///
/// A walk passes over what comes before the page, from the nearer end of the list. Where that would be far, days and
/// hours in the order of time, and ranks in the orders by name and company, tell where the page lies.
record VisitPages(Sql sql, VisitFilter filter, Found found, Limits limits) {
    private static final String WALK =
            "SELECT v.id, v.%1$s FROM visit v WHERE %2$s ORDER BY v.%1$s %3$s, v.id %3$s" + " LIMIT ? OFFSET ?";
    private static final String FETCH = """
            SELECT v.id, v.%1$s FROM (
                SELECT s.visit_id AS id FROM unnest(?::int[]) AS wanted (slot)
                JOIN visit_slot s ON s.index_id = ? AND s.slot = wanted.slot
                UNION ALL SELECT unnest(?::uuid[])) hit
            JOIN visit v ON v.id = hit.id WHERE %2$s ORDER BY v.%1$s %3$s, v.id %3$s LIMIT ? OFFSET ?
            """;
    /// The walk is along the order's index: with ten million rows behind a filter that the planner misjudges,
    /// sorting is never the shorter way.
    private static final String ALONG_THE_INDEX =
            "SET LOCAL enable_sort = off; SET LOCAL enable_incremental_sort = off; SET LOCAL enable_bitmapscan = off";

    private static final double NEARLY_ALL = 0.8;

    /// Up to where each way is the shorter one.
    ///
    /// @param few matches that are fetched and sorted rather than counted by days and hours
    /// @param fewOfRank the same of ranks, which cost less to count by
    /// @param far rows of a walk that take as long as counting by days or ranks
    record Limits(int few, int fewOfRank, int far) {
        static final Limits STANDARD = new Limits(100, 60, 5_000);

        int few(Order order) {
            return order == Order.CHECK_IN_TIME ? few : fewOfRank;
        }
    }

    /// @param next the position behind the last row; null where the list ends
    record Rows(List<UUID> ids, @Nullable Position next) {}

    Rows of(Slice slice) throws SQLException {
        if (slice.offset() >= found.total()) {
            return new Rows(List.of(), null);
        }
        boolean fromTheEnd = slice.after() == null && slice.offset() > found.total() / 2;
        var rows = fromTheEnd ? backwards(slice) : forwards(slice);
        boolean more =
                slice.after() == null ? slice.offset() + rows.size() < found.total() : rows.size() > slice.perPage();
        var shown = rows.subList(0, Math.min(rows.size(), slice.perPage()));
        return new Rows(shown.stream().map(Position::id).toList(), more && !shown.isEmpty() ? shown.getLast() : null);
    }

    private List<Position> forwards(Slice slice) throws SQLException {
        int limit = slice.after() == null ? slice.perPage() : slice.perPage() + 1;
        return rows(slice, filter.descending(), slice.offset(), limit);
    }

    private List<Position> backwards(Slice slice) throws SQLException {
        int limit = (int) Math.min(slice.perPage(), found.total() - slice.offset());
        return rows(slice, !filter.descending(), found.total() - slice.offset() - limit, limit)
                .reversed();
    }

    private List<Position> rows(Slice slice, boolean descending, long offset, int limit) throws SQLException {
        var matches = found.indexed();
        if (matches == null) {
            return walk(slice, found.condition(), descending, offset, limit);
        }
        if (matches.total() <= limits.few(filter.order())) {
            return fetch(slice, matches, descending, offset, limit);
        }
        if (isFar(matches, offset + limit)) {
            return filter.order() == Order.CHECK_IN_TIME
                    ? farInTime(slice, matches, descending, offset, limit)
                    : farByText(slice, matches, descending, offset, limit);
        }
        return walkAlongTheIndex(slice, found.condition(), descending, offset, limit);
    }

    /// Where all visits match, a page is as far as its number says. Where some do, they may all stand at the other
    /// end: a last name in the order of names, and in the order of time what is expected, a new company, or all
    /// that is over. Days are counted at next to no cost; ranks are spared where nearly all match and nothing is
    /// searched.
    private boolean isFar(Matches matches, long rows) {
        double matching = matches.total() / (double) Math.max(1, matches.visits());
        boolean evenly = filter.order() == Order.CHECK_IN_TIME
                ? matching >= 1
                : matching >= NEARLY_ALL && filter.search() == null;
        return !evenly || rows / matching > limits.far();
    }

    private List<Position> farInTime(Slice slice, Matches matches, boolean descending, long offset, int limit)
            throws SQLException {
        var after = slice.after() == null ? null : (Instant) slice.after().value();
        var span = new TimeSpan(filter.since(), filter.until());
        var window = TimeWindow.of(matches, span, descending, after, offset, limit, limits.few(), limits.far());
        if (!window.isMetSooner()) {
            return fetch(slice, window.matches(), descending, window.skip(), limit);
        }
        var condition = found.condition().between(window.since(), window.until());
        long behind = window.matches().total() - window.skip() - limit;
        return isNearerFromTheEnd(slice, window.skip(), behind)
                ? walkAlongTheIndex(slice, condition, !descending, behind, limit)
                        .reversed()
                : walkAlongTheIndex(slice, condition, descending, window.skip(), limit);
    }

    private static boolean isNearerFromTheEnd(Slice slice, long skip, long behind) {
        return slice.after() == null && behind >= 0 && behind < skip;
    }

    private List<Position> farByText(Slice slice, Matches matches, boolean descending, long offset, int limit)
            throws SQLException {
        var order = filter.order();
        var after = slice.after() == null
                ? null
                : new Ranks.Place(slice.after().key(), slice.after().id());
        var window = RankWindow.of(matches, order, descending, after, offset, limit, limits.fewOfRank());
        long found = window.matches().total();
        if (found <= limit + 2L * limits.fewOfRank() || !window.isMetSooner()) {
            return fetch(slice, window.matches(), descending, window.skip(), limit);
        }
        long behind = found - window.skip() - limit;
        if (isNearerFromTheEnd(slice, window.skip(), behind)) {
            return walkFrom(slice, window.last(order, descending), !descending, behind, limit)
                    .reversed();
        }
        return walkFrom(slice, window.first(order, descending), descending, window.skip(), limit);
    }

    private List<Position> walkFrom(
            Slice slice, Ranks.@Nullable Place place, boolean descending, long offset, int limit) throws SQLException {
        var condition = place == null
                ? found.condition()
                : found.condition().and(filter.order(), descending ? "<" : ">=", place.key(), place.visit());
        return walkAlongTheIndex(slice, condition, descending, offset, limit);
    }

    private List<Position> walkAlongTheIndex(
            Slice slice, Condition condition, boolean descending, long offset, int limit) throws SQLException {
        sql.run(ALONG_THE_INDEX);
        return walk(slice, condition, descending, offset, limit);
    }

    private List<Position> walk(Slice slice, Condition condition, boolean descending, long offset, int limit)
            throws SQLException {
        var bounded = behind(slice, condition, descending);
        var values = new ArrayList<>(bounded.values());
        values.add(limit);
        values.add(offset);
        return list(WALK, bounded.sql(), slice, descending, values);
    }

    private List<Position> fetch(Slice slice, Matches matches, boolean descending, long offset, int limit)
            throws SQLException {
        var bounded = behind(slice, new Condition("true", List.of()), descending);
        var values = new ArrayList<Object>();
        values.add(matches.slots().toArray());
        values.add(matches.index());
        values.add(matches.changedVisits());
        values.addAll(bounded.values());
        values.add(limit);
        values.add(offset);
        return list(FETCH, bounded.sql(), slice, descending, values);
    }

    private Condition behind(Slice slice, Condition condition, boolean descending) {
        var after = slice.after();
        return after == null
                ? condition
                : condition.and(filter.order(), descending ? "<" : ">", after.value(), after.id());
    }

    private List<Position> list(String template, String where, Slice slice, boolean descending, List<Object> values)
            throws SQLException {
        var order = filter.order();
        var statement = template.formatted(order.column(), where, descending ? "DESC" : "ASC");
        return sql.list(
                statement,
                row -> new Position(
                        order,
                        order == Order.CHECK_IN_TIME
                                ? row.getObject(2, OffsetDateTime.class)
                                        .toInstant()
                                        .toString()
                                : row.getString(2),
                        row.getObject(1, UUID.class),
                        slice.page()),
                values);
    }
}
