package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.input.BirthDate;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.screening.name.PersonName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person to look out for.
///
/// @param aliases at most 20 further full names of 1 to 200 characters
/// @param dateOfBirth `YYYY-MM-DD`
/// @param reason at most 500 characters
/// @param action what a match does; default: what the settings say of the list
/// @param expiresAt from when on the entry is not searched; in the future
public record WatchlistEntryRequest(
        @NotNull(message = "Required") WatchlistKind list,
        @NotNull(message = "Required") @Text(max = 100) String firstName,
        @NotNull(message = "Required") @Text(max = 100) String lastName,

        @Size(max = 20, message = "Must be at most 20 names") @Nullable
        List<@NotNull(message = "Required") @Text(max = 200) String> aliases,

        @BirthDate @Nullable String dateOfBirth,
        @Text(max = 500, multiline = true) @Nullable String reason,
        @Nullable ScreeningAction action,
        @Nullable Instant expiresAt) {
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public WatchlistEntryRequest {
        firstName = Cleaned.stripped(firstName);
        lastName = Cleaned.stripped(lastName);
        aliases =
                aliases == null ? null : aliases.stream().map(Cleaned::stripped).toList();
        reason = Cleaned.optional(reason);
    }

    /// @throws ApiException 422 for a name that could never match anybody
    void requireSearchable() {
        if (PersonName.of(fullName()).words().isEmpty()) {
            throw ApiException.invalidField("last_name", "Must have letters");
        }
        for (int i = 0; i < otherNames().size(); i++) {
            if (PersonName.of(otherNames().get(i)).words().isEmpty()) {
                throw ApiException.invalidField("aliases[" + i + "]", "Must have letters");
            }
        }
    }

    /// @throws ApiException 422 for an expiry that is not in the future
    void requireExpiryAfter(Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(NEVER))) {
            throw ApiException.invalidField("expires_at", "Must be in the future");
        }
    }

    /// All that the person goes by.
    List<ListedName> searched() {
        var aliases = otherNames().stream().map(alias -> new ListedName(PersonName.of(alias), ListedName.ALIAS));
        return Stream.concat(Stream.of(new ListedName(PersonName.of(fullName()), ListedName.NAME)), aliases)
                .toList();
    }

    /// As an entry that was made of it says it: with a list of aliases, if an empty one.
    WatchlistEntryRequest completed() {
        return new WatchlistEntryRequest(
                list, firstName, lastName, otherNames(), dateOfBirth, reason, action, expiresAt);
    }

    String fullName() {
        return firstName + " " + lastName;
    }

    List<String> otherNames() {
        return aliases == null ? List.of() : aliases;
    }

    /// The same for all spellings of one person on one list: case, accents and the order of names do not count.
    UUID identity() {
        var words = Folded.of(fullName()).split("[^\\p{L}\\p{N}]+");
        Arrays.sort(words);
        var text = EnumNames.of(list) + "\n" + String.join(" ", words) + "\n" + dateOfBirth;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    LocalDate birthDay() {
        return dateOfBirth == null ? null : LocalDate.parse(dateOfBirth);
    }
}
