package com.kyberaccess.visitor.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A visitor's time on site; the last three are null until the check-out.
///
/// @param checkedOutBy `usr_…`, null if it is not known
@Embeddable
public record Stay(
        @Column(name = "badge_number") String badgeNumber,
        @Column(name = "check_in_time") Instant checkInTime,
        @Column(name = "check_out_time") @Nullable Instant checkOutTime,
        @Column(name = "check_out_notes") @Nullable String checkOutNotes,
        @Column(name = "checked_out_by") @Nullable String checkedOutBy) {

    static Stay from(Instant checkInTime, String badgeNumber) {
        return new Stay(badgeNumber, checkInTime, null, null, null);
    }

    Stay until(Instant end, @Nullable String notes, @Nullable String by) {
        return new Stay(badgeNumber, checkInTime, end, notes, by);
    }

    /// Whole minutes from check-in to check-out; null before the latter.
    public @Nullable Long durationMinutes() {
        return checkOutTime == null
                ? null
                : Duration.between(checkInTime, checkOutTime).toMinutes();
    }
}
