package com.kyberaccess.webhook.retention;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A table that is partitioned by day along a UUIDv7.
///
/// @param name the parent's; `<name>_default` has what no day's partition has
/// @param key the column of the UUID
/// @param insertedAt the column that says when a row came, for those of the default partition
/// @param options storage parameters of a partition
record PartitionedTable(String name, String key, String insertedAt, String options) {
    static final PartitionedTable EVENT = new PartitionedTable("event", "id", "received_at", "");
    static final List<PartitionedTable> ALL = List.of(
            EVENT,
            new PartitionedTable("delivery", "event_id", "created_at", " WITH (fillfactor = 85)"),
            new PartitionedTable("delivery_attempt", "delivery_id", "at", ""));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int RANDOM_BITS = 16;

    String partition(LocalDate day) {
        return name + "_p" + DAY.format(day);
    }

    String defaultPartition() {
        return name + "_default";
    }

    /// The day of a partition; empty for the default one.
    Optional<LocalDate> day(String partition) {
        return partition.startsWith(name + "_p")
                ? Optional.of(LocalDate.parse(partition.substring(name.length() + 2), DAY))
                : Optional.empty();
    }

    /// The least UUIDv7 of a day in UTC: its first 48 bits are milliseconds since 1970 (RFC 9562, section 5.7).
    static UUID firstId(LocalDate day) {
        long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(millis << RANDOM_BITS, 0);
    }
}
