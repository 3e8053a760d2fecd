package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.visit.VisitFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A filter as a condition on `visit v`.
///
/// @param sql with a `?` for each of `values`
public record Condition(String sql, List<Object> values) {
    public Condition {
        values = List.copyOf(values);
    }

    /// All visits of a tenant.
    static Condition of(Tenant tenant) {
        return new Condition(
                "v.account_id = ? AND v.mode = ?",
                List.of(tenant.accountId(), tenant.mode().wireName()));
    }

    public static Condition of(Tenant tenant, VisitFilter filter) {
        var condition = of(tenant);
        if (filter.since() != null) {
            condition = condition.and("v.effective_at >= ?", filter.since());
        }
        if (filter.until() != null) {
            condition = condition.and("v.effective_at < ?", filter.until());
        }
        if (filter.status() != null) {
            condition = condition.and("v.status = ?", EnumNames.of(filter.status()));
        }
        if (filter.locationId() != null) {
            condition = condition.and("v.location_id = ?", filter.locationId());
        }
        if (filter.hostIds() != null) {
            condition = condition.hosts(List.copyOf(filter.hostIds()));
        }
        if (filter.purpose() != null) {
            condition = condition.and("lower(v.purpose) = lower(?)", filter.purpose());
        }
        if (filter.search() != null) {
            condition = condition.and("v.search_text LIKE ? ESCAPE '\\'", Folded.contains(filter.search()));
        }
        return filter.includeArchived() ? condition : condition.and("v.archived_at IS NULL");
    }

    /// One host by equality: its index then gives the order of time too.
    private Condition hosts(List<UUID> hosts) {
        return switch (hosts.size()) {
            case 0 -> and("false");
            case 1 -> and("v.host_id = ?", hosts.getFirst());
            default -> and("v.host_id = ANY (?)", hosts);
        };
    }

    /// Those of a span of time too, null for no limit.
    public Condition between(@Nullable Instant since, @Nullable Instant until) {
        var lower = since == null ? this : and("v.effective_at >= ?", since);
        return until == null ? lower : lower.and("v.effective_at < ?", until);
    }

    /// Those at places in an order that compare so with one.
    ///
    /// @param key what the order's column has there
    public Condition and(VisitFilter.Order order, String comparison, Object key, UUID visit) {
        return and("(v.%s, v.id) %s (?, ?)".formatted(order.column(), comparison), key, visit);
    }

    public Condition and(String more, Object... moreValues) {
        var all = new ArrayList<>(values);
        all.addAll(List.of(moreValues));
        return new Condition(sql + " AND " + more, all);
    }
}
