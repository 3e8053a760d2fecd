package com.kyberaccess.visitor.visit;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which visits to list, and in which order; null does not filter.
///
/// @param since effective time at or after
/// @param until effective time before
/// @param hostIds one of these hosts; an empty collection matches nothing
/// @param includeArchived whether archived visits are shown too
public record VisitFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable VisitStatus status,
        @Nullable UUID locationId,
        @Nullable Collection<UUID> hostIds,
        @Nullable String purpose,
        @Nullable String search,
        boolean includeArchived,
        Order order,
        boolean descending) {

    /// What a list can be sorted by. The default is the time that the day filters go by, so that visits which
    /// have not begun stand where they are expected.
    public enum Order {
        CHECK_IN_TIME("effective_at"),
        NAME("sort_name"),
        COMPANY("sort_company");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        /// Of `visit`; its ties are sorted by id.
        public String column() {
            return column;
        }
    }
}
