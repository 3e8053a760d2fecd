package com.kyberaccess.emergency.lockdown;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.emergency.notice.NoticeCounts;
import com.kyberaccess.emergency.site.Site;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lockdown on the wire.
///
/// @param locationId null for every location
/// @param location its name, or `All locations`
/// @param status `active` or `lifted`
/// @param activatedBy `usr_…` or `key_…`
/// @param confirmedBy the second person, where the account asks for two
/// @param notifications mails to staff about its beginning and its end
public record LockdownView(
        String id,
        @Nullable String locationId,
        String location,
        LockdownLevel level,
        String reason,
        String status,
        @JsonProperty("notify_all") boolean notifyStaff,
        Instant activatedAt,
        String activatedBy,
        @Nullable String confirmedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftReason,
        NoticeCounts notifications) {

    static LockdownView of(Lockdown lockdown, NoticeCounts notifications) {
        return new LockdownView(
                lockdown.publicId(),
                Site.LOCATION_ID.textOrNull(lockdown.locationId()),
                lockdown.locationId() == null
                        ? Site.ALL
                        : lockdown.locationName() == null ? "" : lockdown.locationName(),
                lockdown.level(),
                lockdown.reason(),
                lockdown.liftedAt() == null ? "active" : "lifted",
                lockdown.notifyStaff(),
                lockdown.activatedAt(),
                lockdown.activatedBy(),
                lockdown.confirmedBy(),
                lockdown.liftedAt(),
                lockdown.liftedBy(),
                lockdown.liftReason(),
                notifications);
    }
}
