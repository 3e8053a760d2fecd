package com.kyberaccess.visitor.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which hosts to list; null does not filter.
///
/// @param after only those behind this one
record HostFilter(
        @Nullable String search,
        @Nullable String department,
        @Nullable UUID locationId,
        @Nullable Position after) {
    /// A host's place in the list.
    record Position(String sortName, UUID id) {}

    HostFilter from(@Nullable Position start) {
        return new HostFilter(search, department, locationId, start);
    }
}
