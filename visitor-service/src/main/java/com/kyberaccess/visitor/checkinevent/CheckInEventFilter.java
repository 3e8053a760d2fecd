package com.kyberaccess.visitor.checkinevent;

import java.time.Instant;
import java.util.UUID;
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

    /// A line of the log: the last one seen.
    record Position(Instant at, UUID id) {}
}
