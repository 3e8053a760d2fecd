package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.visit.VisitFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    private static final String LOWER = "SELECT lower(?)";

    private final IndexJob job;
    private final TermCache cache;
    private final ChangedVisits changes;
    private final IndexConfig config;

    VisitFinder(IndexJob job, TermCache cache, ChangedVisits changes, IndexConfig config) {
        this.job = job;
        this.cache = cache;
        this.changes = changes;
        this.config = config;
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
        var matches = matches(sql, index.get(), tenant, filter);
        return new Found(matches.total(), condition, matches);
    }

    private Matches matches(Sql sql, IndexState index, Tenant tenant, VisitFilter filter) throws SQLException {
        var table = new TermTable(sql, index.id(), cache);
        var purpose = filter.purpose() == null ? null : lower(sql, filter.purpose());
        var changed = changes.of(sql, index);
        var changedSlots = slots(changed);
        var terms = FilterTerms.of(filter, purpose);
        var bits = table.bits(terms.all());
        var live = bits.of(Terms.LIVE);
        // Live slots are runs, and to take much out of those costs twice of what the other way costs.
        var narrowing = new ArrayList<RoaringBitmap>();
        if (terms.hosts() != null) {
            narrowing.add(
                    FastAggregation.or(terms.hosts().stream().map(bits::of).iterator()));
        }
        terms.required().forEach(required -> narrowing.add(bits.of(required)));
        narrowing.add(live);
        var slots = narrowing.removeFirst().clone();
        narrowing.forEach(slots::and);
        slots.andNot(changedSlots);
        if (!filter.includeArchived()) {
            slots.andNot(bits.of(Terms.ARCHIVED));
        }
        if (!slots.isEmpty() && (filter.since() != null || filter.until() != null)) {
            slots.and(new TimeSpan(filter.since(), filter.until()).slots(table, tenant));
        }
        if (!slots.isEmpty() && filter.search() != null) {
            slots = new TextSearch(table, Folded.of(filter.search()), config.readAtMost()).in(slots);
        }
        long visits = live.getLongCardinality() - RoaringBitmap.andCardinality(live, changedSlots) + changed.size();
        return new Matches(table, slots, matching(changed, ContentFilter.of(filter, purpose)), visits);
    }

    private static String lower(Sql sql, String text) throws SQLException {
        return sql.list(LOWER, row -> row.getString(1), text).getFirst();
    }

    private static RoaringBitmap slots(List<Changed> changed) {
        var slots = new RoaringBitmap();
        for (var change : changed) {
            if (change.slot() != null) {
                slots.add(change.slot());
            }
        }
        return slots;
    }

    private static List<Matches.Match> matching(List<Changed> changed, ContentFilter filter) {
        var matching = new ArrayList<Matches.Match>();
        for (var change : changed) {
            var content = change.content();
            if (content != null && filter.test(content)) {
                matching.add(new Matches.Match(change, content));
            }
        }
        return matching;
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

        static FilterTerms of(VisitFilter filter, @Nullable String purposeInLowerCase) {
            var required = new ArrayList<String>();
            if (filter.locationId() != null) {
                required.add(Terms.location(filter.locationId()));
            }
            if (purposeInLowerCase != null) {
                required.add(Terms.purpose(purposeInLowerCase));
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
    }
}
