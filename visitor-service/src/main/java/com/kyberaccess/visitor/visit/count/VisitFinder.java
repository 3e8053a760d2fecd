package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.visit.VisitFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/// Finds what matches a filter. In a tenant with an index it is
///
/// ```
/// the bitmaps of the filter's terms, combined; without what has changed
///     +   what has changed and matches now
/// ```
///
/// and in one snapshot that is exactly what reading every visit would find. Else every visit is read.
@ApplicationScoped
public class VisitFinder {
    private static final String COUNT = "SELECT count(*) FROM visit v WHERE ";
    private static final String CHANGED = """
            SELECT s.slot, CASE WHEN %s THEN v.id END, v.effective_at
            FROM (SELECT DISTINCT visit_id FROM visit_change WHERE index_id = ?) changed
            LEFT JOIN visit_slot s ON s.visit_id = changed.visit_id
            LEFT JOIN visit v ON v.id = changed.visit_id
            """;
    private static final String LOWER = "SELECT lower(?)";

    private final IndexJob job;
    private final TermCache cache;

    VisitFinder(IndexJob job, TermCache cache) {
        this.job = job;
        this.cache = cache;
    }

    /// @param sql on one {@link Sql#snapshot}, as everything that is to agree with the total
    public Found find(Sql sql, Tenant tenant, VisitFilter filter) throws SQLException {
        var condition = Condition.of(tenant, filter);
        var index = Indexes.find(sql, tenant);
        if (index.isEmpty()) {
            job.listed(tenant);
            var total = sql.list(COUNT + condition.sql(), row -> row.getLong(1), condition.values())
                    .getFirst();
            return new Found(total, condition, null);
        }
        var matches = matches(new TermTable(sql, index.get(), cache), tenant, filter, condition);
        return new Found(matches.total(), condition, matches);
    }

    private static Matches matches(TermTable table, Tenant tenant, VisitFilter filter, Condition condition)
            throws SQLException {
        var changedSlots = new RoaringBitmap();
        var changed = new ArrayList<Matches.Changed>();
        changed(table, condition, changedSlots, changed);
        var terms = terms(table.sql(), filter);
        var bits = table.bits(terms.all());
        var live = bits.getOrDefault(Terms.LIVE, Bits.NONE);
        long visits = live.size() - live.count(changedSlots) + changed.size();
        var slots = terms.hosts() == null ? live.all() : live.of(any(bits, terms.hosts()));
        slots.andNot(changedSlots);
        if (!filter.includeArchived()) {
            bits.getOrDefault(Terms.ARCHIVED, Bits.NONE).leave(slots);
        }
        for (var required : terms.required()) {
            slots = bits.getOrDefault(required, Bits.NONE).of(slots);
        }
        if (!slots.isEmpty() && (filter.since() != null || filter.until() != null)) {
            slots.and(new TimeSpan(filter.since(), filter.until()).slots(table, tenant));
        }
        if (!slots.isEmpty() && filter.search() != null) {
            slots = new TextSearch(table, Folded.of(filter.search())).in(slots);
        }
        return new Matches(table, slots, changed, visits);
    }

    private static void changed(
            TermTable table, Condition condition, RoaringBitmap slots, List<Matches.Changed> matching)
            throws SQLException {
        var values = new ArrayList<>(condition.values());
        values.add(table.index());
        table.sql()
                .list(
                        CHANGED.formatted(condition.sql()),
                        row -> {
                            int slot = row.getInt(1);
                            if (!row.wasNull()) {
                                slots.add(slot);
                            }
                            var visit = row.getObject(2, UUID.class);
                            if (visit != null) {
                                matching.add(
                                        new Matches.Changed(visit, instant(row.getObject(3, OffsetDateTime.class))));
                            }
                            return true;
                        },
                        values);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    /// @param required each of them, the rarer first
    /// @param hosts one of them; null does not filter
    private record FilterTerms(
            List<String> required, @Nullable List<String> hosts) {
        List<String> all() {
            var all = new ArrayList<>(required);
            all.add(Terms.LIVE);
            all.add(Terms.ARCHIVED);
            if (hosts != null) {
                all.addAll(hosts);
            }
            return all;
        }
    }

    private static FilterTerms terms(Sql sql, VisitFilter filter) throws SQLException {
        var required = new ArrayList<String>();
        if (filter.locationId() != null) {
            required.add(Terms.location(filter.locationId()));
        }
        if (filter.purpose() != null) {
            required.add(Terms.purpose(
                    sql.list(LOWER, row -> row.getString(1), filter.purpose()).getFirst()));
        }
        if (filter.status() != null) {
            required.add(Terms.status(EnumNames.of(filter.status())));
        }
        return new FilterTerms(
                required,
                filter.hostIds() == null
                        ? null
                        : filter.hostIds().stream().map(Terms::host).toList());
    }

    private static RoaringBitmap any(Map<String, Bits> bits, Collection<String> terms) {
        return FastAggregation.or(terms.stream()
                .flatMap(term -> bits.getOrDefault(term, Bits.NONE).parts().stream())
                .iterator());
    }
}
