package com.kyberaccess.visitor.checkinevent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the log (contract, article 2, *List Check-In Events*). Names are those of that moment.
///
/// @param eventType `check_in`, `check_out`, `denied` or `pre_registered`
/// @param visitorName null once the visitor's data has been erased
/// @param location the location's name
/// @param method `kiosk` or `qr_code` where the client said so or sent a code, else `api` for who had a key and
///     `dashboard` for a team member
/// @param badgePrinted whether the visitor had a badge
public record CheckInEventView(
        String id,
        String eventType,
        String visitorId,
        @Nullable String visitorName,
        @Nullable String hostName,
        String location,
        Instant timestamp,
        String method,
        boolean badgePrinted,
        boolean idScanned,
        boolean ndaSigned) {}
