package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.count.Condition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which lines of the log; null does not filter.
///
/// @param since at or after
/// @param until before
record CheckInEventFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String eventType,
        @Nullable UUID locationId) {

    /// As a condition on `check_in_event v`.
    Condition condition(Tenant tenant) {
        var condition = new Condition(
                "v.account_id = ? AND v.mode = ?" + placeAndType().sql(),
                Stream.concat(Stream.of(tenant.accountId(), tenant.mode().wireName()), placeAndType().values().stream())
                        .toList());
        if (since != null) {
            condition = condition.and("v.at >= ?", since);
        }
        return until == null ? condition : condition.and("v.at < ?", until);
    }

    /// What is left of it without its times: further conditions, on the log or on its counters.
    Condition placeAndType() {
        var condition = new Condition("", List.of());
        if (locationId != null) {
            condition = condition.and("v.location_id = ?", locationId);
        }
        return eventType == null ? condition : condition.and("v.event_type = ?", eventType);
    }

    /// A line of the log: the last one seen.
    record Position(Instant at, UUID id) {}
}
