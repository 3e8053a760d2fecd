package com.kyberaccess.visitor.visit.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository.PersonVisits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A visitor on the wire: the standard fields of the contract (article 2, *List Visitors*), and those of a
/// pre-registration.
///
/// @param status `pre_registered`, `checked_in`, `checked_out`, `denied`, `flagged` or `cancelled`
/// @param locationId the id in `location`, again, as the contract's first article shows it
/// @param watchlistCleared whether every list was searched and none had a match
/// @param idScanned whether there is a photo of an identity document
/// @param photoUrl works without a credential for a day; null until there is a photo
/// @param returningVisitor whether the same person has been here before this visit
/// @param visitCount visits of this person that took place, this one included
/// @param expectedTime `HH:MM` by the location's clock
/// @param notes internal
/// @param archivedAt since when lists leave it out, null while they don't
public record VisitView(
        String id,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String purpose,
        HostRef host,
        String status,
        @Nullable Instant checkInTime,
        @Nullable Instant checkOutTime,
        LocationRef location,
        String locationId,
        boolean idScanned,
        @Nullable String idType,
        boolean ndaSigned,
        boolean watchlistCleared,
        @Nullable String badgeNumber,
        @Nullable String photoUrl,

        @Schema(type = SchemaType.OBJECT, additionalProperties = Object.class)
        Map<String, JsonNode> customFields,

        boolean returningVisitor,
        long visitCount,
        @Nullable LocalDate expectedDate,

        @Nullable String expectedTime,

        @Nullable String notes,

        @Nullable Instant archivedAt,

        Instant createdAt,
        Instant updatedAt) {

    /// The employee who is visited.
    public record HostRef(
            String id,
            String name,
            @Nullable String email,
            @Nullable String department) {}

    /// Where the visit is.
    public record LocationRef(String id, String name) {}

    /// @param person null if this person has never been here
    static VisitView of(
            Visit visit, HostCard host, Place place, @Nullable PersonVisits person, @Nullable String photoUrl) {
        var visitor = visit.visitor();
        var expected = visit.expectation();
        return new VisitView(
                visit.publicId(),
                visitor.firstName(),
                visitor.lastName(),
                visitor.email(),
                visitor.phone(),
                visitor.company(),
                visit.purpose(),
                new HostRef(host.publicId(), host.name(), host.email(), host.department()),
                EnumNames.of(visit.status()),
                visit.checkInTime(),
                visit.checkOutTime(),
                new LocationRef(place.publicId(), place.name()),
                place.publicId(),
                visit.papers().idScanned(),
                visit.papers().idType(),
                visit.papers().ndaSigned(),
                visit.screening().cleared(),
                visit.badgeNumber(),
                photoUrl,
                visit.plan().customFields(),
                returning(visit.checkInTime(), person),
                count(visit.checkInTime(), person),
                expected == null ? null : expected.date(),
                expected == null ? null : expected.timeText(),
                visit.plan().notes(),
                visit.archivedAt(),
                visit.createdAt(),
                visit.updatedAt());
    }

    private static boolean returning(@Nullable Instant checkIn, @Nullable PersonVisits person) {
        return person != null && (checkIn == null || person.first().isBefore(checkIn));
    }

    /// Somebody whom nothing identifies has been here once, or not yet.
    private static long count(@Nullable Instant checkIn, @Nullable PersonVisits person) {
        if (person != null) {
            return person.count();
        }
        return checkIn == null ? 0 : 1;
    }
}
