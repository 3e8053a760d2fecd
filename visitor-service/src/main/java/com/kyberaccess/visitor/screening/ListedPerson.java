package com.kyberaccess.visitor.screening;

import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody on a list.
///
/// @param entryId the entry's id with its provider
/// @param names what the person goes by, or those of it that are worth comparing
/// @param reason why the person is on the list
/// @param action what a match does to the visit
public record ListedPerson(
        WatchlistKind list,
        String entryId,
        List<ListedName> names,
        @Nullable LocalDate birthDate,
        @Nullable String reason,
        ScreeningAction action) {

    /// Empty if the visitor is somebody else.
    public Optional<ScreeningMatch> match(ScreenedPerson visitor) {
        return PersonMatch.of(visitor.name(), visitor.dateOfBirth(), names, birthDate)
                .map(match -> new ScreeningMatch(list, entryId, match.matchedOn(), match.score(), reason, action));
    }
}
