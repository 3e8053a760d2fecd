package com.kyberaccess.visitor.screening;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.visitor.screening.ScreeningReport.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What a screening that was not clear tells the desk (design §6).
///
/// @param id `alr_…`
/// @param action `flagged` or `denied`
/// @param lists those with a match, and those that could not be searched
/// @param matches the best match of each entry, the highest score first, at most {@link #MAX_MATCHES}; empty if
///     lists could not be searched
public record ScreeningAlert(
        String id, String action, List<WatchlistKind> lists, List<ScreeningMatch> matches, Instant createdAt) {
    /// A list that is full of one common name must not make an alert that nobody can read.
    static final int MAX_MATCHES = 50;
    /// Ids of alerts: `alr_…`.
    static final IdType ALERT_ID = new IdType("alr");

    /// @param matches the best first
    static ScreeningAlert of(Verdict verdict, List<WatchlistKind> lists, List<ScreeningMatch> matches, Instant at) {
        return new ScreeningAlert(
                ALERT_ID.text(IdType.next()),
                EnumNames.of(verdict),
                lists,
                matches.stream().limit(MAX_MATCHES).toList(),
                at.truncatedTo(ChronoUnit.MICROS));
    }
}
