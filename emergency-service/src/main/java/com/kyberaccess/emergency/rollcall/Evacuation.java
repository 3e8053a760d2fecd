package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An evacuation or a drill as it is stored.
///
/// @param locationIds null for every location
/// @param startedBy `usr_…` or `key_…`
/// @param listAsOf up to when the list that it started from was known to be complete; null if that was not
///     known
record Evacuation(
        UUID id,
        Tenant tenant,
        int severity,
        String reason,
        boolean drill,
        @Nullable List<UUID> locationIds,
        boolean notifyStaff,
        Instant startedAt,
        String startedBy,
        @Nullable String confirmedBy,
        @Nullable Instant listAsOf,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        Account account) {
    /// Ids of evacuations: `evc_…`.
    static final IdType EVACUATION_ID = new IdType("evc");

    /// What only people can tell (design §8).
    ///
    /// @param conductedBy who led it
    /// @param notifiedBy how the people were told, beside the mails
    /// @param staff who took part
    record Account(
            @Nullable String conductedBy,
            @Nullable String notifiedBy,
            List<String> staff,
            @Nullable String conditions,
            @Nullable String problems) {
        static final Account NONE = new Account(null, null, List.of(), null, null);
    }

    String publicId() {
        return EVACUATION_ID.text(id);
    }

    boolean isOver() {
        return endedAt != null;
    }

    boolean covers(@Nullable List<UUID> locations) {
        return locationIds == null || locations == null || locationIds.stream().anyMatch(locations::contains);
    }
}
