package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.emergency.presence.OnSite;
import com.kyberaccess.emergency.site.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The evacuation list (contract, article 2, *Get Evacuation List*; design §6). An aid, never the sole means
/// of an evacuation.
///
/// @param location the location's name, or `All locations`
/// @param generatedAt when this answer was made
/// @param asOf the moment up to which the list is known to be complete; null if that is not known
/// @param projectionLagMs milliseconds from `as_of` to `generated_at`; null with it
/// @param totalVisitors those in `visitors`
/// @param awaitingReview people whom the screening stopped: perhaps at the desk, not admitted, not counted
public record EvacuationListView(
        String location,
        Instant generatedAt,
        @Nullable Instant asOf,
        @Nullable Long projectionLagMs,
        int totalVisitors,
        List<Row> visitors,
        List<Awaiting> awaitingReview) {

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
        /// @param photoUrl signed, null without a photo
        static Row of(OnSite.Person person, @Nullable String photoUrl) {
            return new Row(
                    person.publicId(),
                    person.name(),
                    person.company(),
                    person.hostName(),
                    hourAndMinute(person.since(), person.zone()),
                    person.since(),
                    person.badgeNumber(),
                    photoUrl,
                    Site.LOCATION_ID.textOrNull(person.locationId()),
                    person.locationName());
        }

        /// A formatter costs ten times as much, and there are thousands.
        private static String hourAndMinute(Instant at, ZoneId zone) {
            var time = at.atZone(zone);
            return twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute());
        }

        private static String twoDigits(int number) {
            return number < 10 ? "0" + number : String.valueOf(number);
        }
    }

    /// A person about whom somebody has to decide.
    public record Awaiting(
            String visitorId,
            @Nullable String name,
            @Nullable String company,
            @Nullable String host,
            Instant flaggedAt,
            @Nullable String locationId,
            String location) {
        static Awaiting of(OnSite.Person person) {
            return new Awaiting(
                    person.publicId(),
                    person.name(),
                    person.company(),
                    person.hostName(),
                    person.since(),
                    Site.LOCATION_ID.textOrNull(person.locationId()),
                    person.locationName());
        }
    }
}
