package com.kyberaccess.visitor.visit.event;

import java.time.Instant;
import java.util.UUID;

/// A row of `check_in_event`.
record LoggedEvent(
        UUID id,
        UUID accountId,
        String mode,
        UUID visitId,
        UUID locationId,
        String eventType,
        Instant at,
        String visitorName,
        String hostName,
        String locationName,
        String method,
        boolean badgePrinted,
        boolean idScanned,
        boolean ndaSigned) {}
