package com.kyberaccess.emergency.lockdown;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.topic.EmergencyTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Publishes the beginning and the end of lockdowns (contract, article 3; design §7), in their transaction.
@ApplicationScoped
class LockdownEvents {
    private final Outbox outbox;

    LockdownEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Data of `emergency.lockdown_activated`.
    ///
    /// @param location null for every location
    record Activated(Begun lockdown, @Nullable Place location) {}

    record Begun(
            String id,
            LockdownLevel level,
            String reason,
            @JsonProperty("notify_all") boolean notifyStaff,
            Instant activatedAt,
            String activatedBy) {}

    /// Data of `emergency.lockdown_deactivated`.
    record Deactivated(Over lockdown, @Nullable Place location) {}

    record Over(
            String id,
            LockdownLevel level,
            String reason,
            Instant activatedAt,
            Instant liftedAt,
            String liftedBy,
            @Nullable String liftReason) {}

    record Place(String id, String name) {}

    void activated(Tenant tenant, Lockdown lockdown) {
        append(
                tenant,
                lockdown,
                "emergency.lockdown_activated",
                lockdown.activatedAt(),
                new Activated(
                        new Begun(
                                lockdown.publicId(),
                                lockdown.level(),
                                lockdown.reason(),
                                lockdown.notifyStaff(),
                                lockdown.activatedAt(),
                                lockdown.activatedBy()),
                        place(lockdown)));
    }

    void deactivated(Tenant tenant, Lockdown lockdown, Instant at, String by) {
        append(
                tenant,
                lockdown,
                "emergency.lockdown_deactivated",
                at,
                new Deactivated(
                        new Over(
                                lockdown.publicId(),
                                lockdown.level(),
                                lockdown.reason(),
                                lockdown.activatedAt(),
                                at,
                                by,
                                lockdown.liftReason()),
                        place(lockdown)));
    }

    private void append(Tenant tenant, Lockdown lockdown, String type, Instant at, Object data) {
        outbox.append(EmergencyTopic.NAME, lockdown.publicId(), tenant, type, at, data);
    }

    private static @Nullable Place place(Lockdown lockdown) {
        return lockdown.locationId() == null
                ? null
                : new Place(
                        Site.LOCATION_ID.text(lockdown.locationId()),
                        lockdown.locationName() == null ? "" : lockdown.locationName());
    }
}
