package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.error.EnumNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a webhook is disabled.
@Schema(enumeration = {"endpoint_gone", "consecutive_failures"})
public enum DisabledReason {
    /// Its endpoint answered 410 Gone.
    ENDPOINT_GONE,
    /// 100 attempts in a row failed (contract, article 3, *Troubleshooting*).
    CONSECUTIVE_FAILURES;

    /// As the database writes it.
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<DisabledReason, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable DisabledReason reason) {
            return reason == null ? null : EnumNames.of(reason);
        }

        @Override
        public @Nullable DisabledReason convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : valueOf(column.toUpperCase(Locale.ROOT));
        }
    }
}
