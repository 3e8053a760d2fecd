package com.kyberaccess.visitor.location;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A location on the wire.
///
/// @param timeZone IANA name; its days are the location's days
/// @param primary whether visits go here that name no location and whose host has none
public record LocationView(
        String id, String name, String timeZone, @Nullable String address, boolean primary, Instant createdAt) {}
