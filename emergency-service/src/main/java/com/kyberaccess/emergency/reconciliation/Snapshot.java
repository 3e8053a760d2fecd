package com.kyberaccess.emergency.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What visitor-service's snapshot says.
final class Snapshot {
    private Snapshot() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Visits(List<Visit> rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hosts(List<Host> rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Locations(List<Location> rows) {}

    /// @param status `checked_in`, `flagged`, and for a visit asked for by its id whatever it is
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Visit(
            String id,
            String accountId,
            String mode,
            String status,
            String locationId,
            @Nullable String locationName,
            String firstName,
            String lastName,
            @Nullable String company,
            String hostId,
            @Nullable String hostName,
            @Nullable String badgeNumber,
            @Nullable Instant checkInTime,
            @Nullable Instant checkOutTime,
            Instant updatedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Host(
            String id,
            String accountId,
            String mode,
            @Nullable String locationId,
            String name,
            @Nullable String email) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Location(String id, String accountId, String mode, String name, String timeZone) {}
}
