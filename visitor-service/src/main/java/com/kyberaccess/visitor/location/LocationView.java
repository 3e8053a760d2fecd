package com.kyberaccess.visitor.location;

import com.kyberaccess.visitor.settings.Retention;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A location on the wire.
///
/// @param timeZone IANA name; its days are the location's days
/// @param parentId the location that this one is part of, null for none
/// @param retention this location's own rule, null where that of the settings holds
/// @param primary whether visits go here that name no location and whose host has none
public record LocationView(
        String id,
        String name,
        String timeZone,
        @Nullable String address,
        @Nullable String parentId,
        @Nullable Retention retention,
        boolean primary,
        Instant createdAt) {}
