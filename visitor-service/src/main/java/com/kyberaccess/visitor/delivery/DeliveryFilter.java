package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.paging.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which packages to list; null does not filter.
///
/// @param since received at or after
/// @param until received before
/// @param after only those behind this one
record DeliveryFilter(
        @Nullable DeliveryStatus status,
        @Nullable UUID hostId,
        @Nullable UUID locationId,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Position after) {
    /// PostgreSQL's times end before Java's.
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// A package's place in the list.
    record Position(Instant receivedAt, UUID id) {
        static Position read(List<String> values) {
            var at = Instant.parse(values.getFirst());
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new IllegalArgumentException("no time of the list");
            }
            return new Position(at, Delivery.PACKAGE_ID.parse(values.get(1)).orElseThrow());
        }

        static Cursor behind(Delivery delivery) {
            return Cursor.of(delivery.receivedAt().toString(), delivery.publicId());
        }
    }

    DeliveryFilter from(@Nullable Position start) {
        return new DeliveryFilter(status, hostId, locationId, since, until, start);
    }
}
