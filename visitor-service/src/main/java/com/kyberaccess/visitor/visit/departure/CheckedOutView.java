package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.visitor.visit.Visit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to a check-out (contract, article 2, *Check Out a Visitor*).
///
/// @param durationMinutes whole minutes on site
public record CheckedOutView(
        String id,
        String status,
        @Nullable Instant checkOutTime,
        @Nullable Long durationMinutes) {

    static CheckedOutView of(Visit visit) {
        return new CheckedOutView(
                visit.publicId(),
                EnumNames.of(visit.status()),
                visit.checkOutTime(),
                visit.stay() == null ? null : visit.stay().durationMinutes());
    }
}
