package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.error.EnumNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a webhook does with events.
@Schema(enumeration = {"active", "paused", "disabled"})
public enum WebhookStatus {
    /// Delivers them.
    ACTIVE,
    /// Skips them, because its owner says so (contract, article 3, *Pausing a Webhook*).
    PAUSED,
    /// Skips them, because its endpoint answered 410 Gone.
    DISABLED;

    /// As the database writes it.
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<WebhookStatus, String> {
        @Override
        public String convertToDatabaseColumn(WebhookStatus status) {
            return EnumNames.of(status);
        }

        @Override
        public WebhookStatus convertToEntityAttribute(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }
}
