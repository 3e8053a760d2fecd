package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.visit.VisitFilter;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A filter on what is known of a visit: the same as its {@link Condition} on the visit's row.
///
/// @param purpose in lower case, as PostgreSQL has it
/// @param search folded
record ContentFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String status,
        @Nullable UUID location,
        @Nullable Set<UUID> hosts,
        @Nullable String purpose,
        String search,
        boolean includeArchived)
        implements Predicate<Content> {

    static ContentFilter of(VisitFilter filter, @Nullable String purposeInLowerCase) {
        return new ContentFilter(
                filter.since(),
                filter.until(),
                filter.status() == null ? null : EnumNames.of(filter.status()),
                filter.locationId(),
                filter.hostIds() == null ? null : Set.copyOf(filter.hostIds()),
                purposeInLowerCase,
                Folded.of(filter.search()),
                filter.includeArchived());
    }

    @Override
    public boolean test(Content visit) {
        return (since == null || !visit.effectiveAt().isBefore(since))
                && (until == null || visit.effectiveAt().isBefore(until))
                && (status == null || status.equals(visit.status()))
                && (location == null || location.equals(visit.location()))
                && (hosts == null || hosts.contains(visit.host()))
                && (purpose == null || purpose.equals(visit.purpose()))
                && (includeArchived || !visit.archived())
                && visit.searchText().contains(search);
    }
}
