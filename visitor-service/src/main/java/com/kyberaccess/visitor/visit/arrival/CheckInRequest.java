package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.visitor.input.BirthDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Check-in of a visit that is known already; the body is optional.
///
/// @param skipScreening whether to search no watchlist (default false)
/// @param dateOfBirth `YYYY-MM-DD`, for the screening only and not kept; default: that of the pre-registration
public record CheckInRequest(
        @Nullable Boolean skipScreening,
        @BirthDate @Nullable String dateOfBirth) {
    static final CheckInRequest NONE = new CheckInRequest(null, null);

    boolean skipsScreening() {
        return Boolean.TRUE.equals(skipScreening);
    }

    @Nullable
    LocalDate birthDateOr(@Nullable LocalDate known) {
        return dateOfBirth == null ? known : LocalDate.parse(dateOfBirth);
    }
}
