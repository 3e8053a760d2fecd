package com.kyberaccess.emergency.rollcall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kyberaccess.emergency.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person of a roll call.
///
/// @param id `vis_…` a visitor, `usr_…` staff, `per_…` somebody whom a warden added
/// @param kind `visitor`, `staff` or `added`
/// @param source how the person came onto the roll call: `list`, `checking_in`, `warden` or `staff`
/// @param name null once the visitor's data has been deleted
/// @param status the mark that counts; null without one
/// @param history all marks, the latest by `marked_at` first; only when one person is asked for
public record PersonView(
        String id,
        String kind,
        String source,
        @Nullable String name,
        @Nullable String company,
        @Nullable String host,
        @Nullable String badgeNumber,
        @Nullable String locationId,
        Instant addedAt,
        @Nullable Instant checkedOutAt,
        @Nullable MarkStatus status,
        @Nullable Instant markedAt,
        @Nullable String markedBy,
        @Nullable String device,
        @Nullable String note,
        @Nullable String rallyPointId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Mark> history) {

    /// One mark.
    ///
    /// @param markedAt by the device's clock
    /// @param receivedAt by this service's clock
    /// @param markedBy `usr_…`, `key_…`, or the person's own id where the person said so by the link
    public record Mark(
            MarkStatus status,
            @Nullable String note,
            Instant markedAt,
            Instant receivedAt,
            String markedBy,
            @Nullable String device,
            @Nullable String rallyPointId) {}

    PersonView with(List<Mark> marks) {
        return new PersonView(
                id,
                kind,
                source,
                name,
                company,
                host,
                badgeNumber,
                locationId,
                addedAt,
                checkedOutAt,
                status,
                markedAt,
                markedBy,
                device,
                note,
                rallyPointId,
                marks);
    }

    static @Nullable String location(@Nullable UUID id) {
        return Site.LOCATION_ID.textOrNull(id);
    }
}
