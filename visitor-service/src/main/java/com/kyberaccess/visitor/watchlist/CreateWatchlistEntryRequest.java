package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.input.IsoDate;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person to look out for.
///
/// @param aliases at most 20 further full names of 1 to 200 characters
/// @param dateOfBirth `YYYY-MM-DD`
/// @param reason at most 500 characters
/// @param action what a match does; default: what the settings say of the list
/// @param expiresAt from when on the entry is not searched; in the future
public record CreateWatchlistEntryRequest(
        @NotNull(message = "Required") WatchlistKind list,
        @NotNull(message = "Required") @Text(max = 100) String firstName,
        @NotNull(message = "Required") @Text(max = 100) String lastName,

        @Size(max = 20, message = "Must be at most 20 names") @Nullable
        List<@NotNull(message = "Required") @Text(max = 200) String> aliases,

        @IsoDate @Nullable String dateOfBirth,
        @Text(max = 500, multiline = true) @Nullable String reason,
        @Nullable ScreeningAction action,
        @Nullable Instant expiresAt) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public CreateWatchlistEntryRequest {
        firstName = Cleaned.stripped(firstName);
        lastName = Cleaned.stripped(lastName);
        aliases =
                aliases == null ? null : aliases.stream().map(Cleaned::stripped).toList();
        reason = Cleaned.optional(reason);
    }

    @Nullable
    LocalDate birthDay() {
        return dateOfBirth == null ? null : LocalDate.parse(dateOfBirth);
    }
}
