package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.emergency.site.Site;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lockdown as the audit log and the live streams tell it.
record LockdownState(
        String id,
        @Nullable String locationId,
        LockdownLevel level,
        String reason,
        String status,
        Instant activatedAt,
        String activatedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy) {
    static LockdownState of(Lockdown lockdown) {
        return new LockdownState(
                lockdown.publicId(),
                Site.LOCATION_ID.textOrNull(lockdown.locationId()),
                lockdown.level(),
                lockdown.reason(),
                lockdown.liftedAt() == null ? "active" : "lifted",
                lockdown.activatedAt(),
                lockdown.activatedBy(),
                lockdown.liftedAt(),
                lockdown.liftedBy());
    }
}
