package com.kyberaccess.visitor.visit.arrival;

import org.jspecify.annotations.Nullable;

/// Check-in of a visit that is known already; the body is optional.
///
/// @param skipScreening whether to search no watchlist (default false)
public record CheckInRequest(@Nullable Boolean skipScreening) {

    static boolean skipsScreening(@Nullable CheckInRequest request) {
        return request != null && Boolean.TRUE.equals(request.skipScreening());
    }
}
