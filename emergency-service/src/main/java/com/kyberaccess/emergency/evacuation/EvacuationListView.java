package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.emergency.presence.OnSite;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The evacuation list (contract, article 2, *Get Evacuation List*; design §6). An aid, never the sole means of an
/// evacuation.
///
/// @param location the location's name, or `All locations`
/// @param generatedAt when this answer was made
/// @param asOf the moment up to which the list is known to be complete; null if that is not known
/// @param projectionLagMs milliseconds from `as_of` to `generated_at`; null with it
public record EvacuationListView(
        String location,
        Instant generatedAt,
        @Nullable Instant asOf,
        @Nullable Long projectionLagMs,
        int totalVisitors,
        List<Row> visitors) {

    /// A person on site.
    ///
    /// @param checkedInAt `HH:MM` on the location's clock, as in the contract
    /// @param checkInTime the same with date, in UTC
    public record Row(
            String visitorId,
            @Nullable String name,
            @Nullable String company,
            @Nullable String host,
            String checkedInAt,
            Instant checkInTime,
            @Nullable String badgeNumber,
            @Nullable String photoUrl,
            @Nullable String locationId,
            String location) {
        private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

        static Row of(OnSite.Person person) {
            return new Row(
                    OnSite.visitId(person.visitId()),
                    person.name(),
                    person.company(),
                    person.hostName(),
                    HOUR_AND_MINUTE.format(person.checkedInAt().atZone(person.zone())),
                    person.checkedInAt(),
                    person.badgeNumber(),
                    person.photoUrl(),
                    person.locationId() == null ? null : OnSite.locationId(person.locationId()),
                    person.locationName());
        }
    }
}
