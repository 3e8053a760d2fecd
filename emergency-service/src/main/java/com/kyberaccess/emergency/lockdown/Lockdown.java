package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.id.IdType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lockdown as it is stored.
///
/// @param locationId null for every location
/// @param locationName null with it, or where the location is not known any more
/// @param activatedBy `usr_…` or `key_…`
/// @param confirmedBy the second person, where two are needed
record Lockdown(
        UUID id,
        @Nullable UUID locationId,
        @Nullable String locationName,
        LockdownLevel level,
        String reason,
        boolean notifyStaff,
        Instant activatedAt,
        String activatedBy,
        @Nullable String confirmedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftReason) {
    /// Ids of lockdowns: `lck_…`.
    static final IdType LOCKDOWN_ID = new IdType("lck");

    String publicId() {
        return LOCKDOWN_ID.text(id);
    }

    @Nullable
    List<UUID> scope() {
        return locationId == null ? null : List.of(locationId);
    }

    Lockdown lifted(Instant at, String by, @Nullable String why) {
        return new Lockdown(
                id,
                locationId,
                locationName,
                level,
                reason,
                notifyStaff,
                activatedAt,
                activatedBy,
                confirmedBy,
                at,
                by,
                why);
    }
}
