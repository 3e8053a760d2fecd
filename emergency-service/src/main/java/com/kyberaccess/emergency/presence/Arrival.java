package com.kyberaccess.emergency.presence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who came.
///
/// @param at when the person was checked in, or flagged
public record Arrival(
        UUID visit,
        UUID location,
        @Nullable String locationName,
        @Nullable String name,
        @Nullable String company,
        @Nullable String hostId,
        @Nullable String hostName,
        @Nullable String badgeNumber,
        Instant at) {}
