package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.emergency.notice.NoticeCounts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The report of an evacuation or a drill, with the fields that fire codes ask for (design §8).
///
/// @param status `active` (so far) or `ended`
/// @param conductedBy who led it; who started it unless somebody else was named
/// @param durationSeconds from beginning to end, or to now
/// @param staffParticipating who took part, as named at the end
/// @param wardens who marked people: `usr_…` or `key_…`
/// @param numberEvacuated people accounted for: safe, needing help, or checked out
/// @param listAgeSecondsAtStart how old the list was that it started from; null if that was not known
/// @param notSafe those who need help, are missing, or were never marked
public record ReportView(
        String id,
        boolean drill,
        String status,
        int severity,
        String reason,
        List<EvacuationView.Place> locations,
        boolean allLocations,
        String conductedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        long durationSeconds,
        Notification notification,
        List<String> staffParticipating,
        List<String> wardens,
        int numberEvacuated,
        Counters counters,
        @Nullable String conditions,
        @Nullable String problems,
        Milestones timeToAccounted,
        @Nullable Long listAgeSecondsAtStart,
        List<RallyPointView> rallyPoints,
        List<PersonView> notSafe) {

    /// How the people were told.
    ///
    /// @param by as told at the end: sirens, loudspeakers …
    /// @param mails to staff
    public record Notification(@Nullable String by, NoticeCounts mails) {}
}
