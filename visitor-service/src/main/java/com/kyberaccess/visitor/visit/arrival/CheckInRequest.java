package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.visitor.input.BirthDate;
import com.kyberaccess.visitor.visit.event.Channel;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Check-in of a visit that is known already; the body is optional.
///
/// @param skipScreening whether to search no watchlist (default false)
/// @param dateOfBirth `YYYY-MM-DD`, for the screening only and not kept; default: that of the pre-registration
/// @param method `kiosk` or `qr_code`, for the log of check-in events; default: `qr_code` with a code in the place of
///     the id, else `api` for a key and `dashboard` for a team member
public record CheckInRequest(
        @Nullable Boolean skipScreening,
        @BirthDate @Nullable String dateOfBirth,

        @Pattern(regexp = Channel.DECLARED, message = Channel.DECLARED_MESSAGE) @Nullable
        String method) {
    static final CheckInRequest NONE = new CheckInRequest(null, null, null);

    boolean skipsScreening() {
        return Boolean.TRUE.equals(skipScreening);
    }

    @Nullable
    LocalDate birthDateOr(@Nullable LocalDate known) {
        return dateOfBirth == null ? known : LocalDate.parse(dateOfBirth);
    }
}
