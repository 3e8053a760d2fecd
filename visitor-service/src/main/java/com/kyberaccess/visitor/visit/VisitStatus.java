package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.error.EnumNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a visit stands (design §6).
///
/// ```
/// pre_registered ──► checked_in ──► checked_out
///       │  │  ▲          ▲
///       │  │  walk-in    │ review: approve
///       │  └──screening──┼──► flagged ──► denied (review: deny)
///       │                └──► denied
///       └─────────────────────► cancelled
/// ```
public enum VisitStatus {
    PRE_REGISTERED,
    CHECKED_IN,
    CHECKED_OUT,
    DENIED,
    FLAGGED,
    CANCELLED;

    public static Optional<VisitStatus> of(String wireName) {
        return Arrays.stream(values())
                .filter(status -> EnumNames.of(status).equals(wireName))
                .findFirst();
    }

    /// As the column has it.
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<VisitStatus, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable VisitStatus status) {
            return status == null ? null : EnumNames.of(status);
        }

        @Override
        public @Nullable VisitStatus convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : valueOf(column.toUpperCase(Locale.ROOT));
        }
    }
}
