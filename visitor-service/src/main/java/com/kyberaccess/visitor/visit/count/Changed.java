package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A visit that has changed since it was indexed, as its last change left it.
///
/// @param slot that it has, and does not count by; null if none
/// @param content null if the visit is gone
/// @param ranks in the orders that lists have asked for
record Changed(@Nullable Integer slot, @Nullable Content content, Map<Order, Integer> ranks) {
    Changed(@Nullable Integer slot, @Nullable Content content) {
        this(slot, content, new ConcurrentHashMap<>());
    }
}
