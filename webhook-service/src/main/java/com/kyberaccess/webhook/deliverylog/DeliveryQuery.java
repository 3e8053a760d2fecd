package com.kyberaccess.webhook.deliverylog;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import com.kyberaccess.webhook.delivery.DeliveryStatus;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which deliveries are asked for, as a `@BeanParam`.
public class DeliveryQuery {
    @QueryParam("status")
    @Parameter(description = "delivered, retrying or failed")
    @Nullable
    String status;

    @QueryParam("event")
    @Parameter(description = "An event type or a wildcard")
    @Nullable
    String event;

    @QueryParam("since")
    @Parameter(description = "The first timestamp of an event, RFC 3339")
    @Nullable
    String since;

    @QueryParam("until")
    @Parameter(description = "The first timestamp that is not meant any more, RFC 3339")
    @Nullable
    String until;

    /// @param types empty for all
    record Filter(
            @Nullable DeliveryStatus status,
            List<String> types,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /// @throws ApiException 400 naming the parameter
    Filter filter() {
        if (event != null && !EventCatalogue.isSelector(event)) {
            throw ApiException.invalidParameter("event", "Must be an event type or a wildcard");
        }
        return new Filter(
                DeliveryStatus.parse(status),
                event == null || event.equals(EventCatalogue.ALL) ? List.of() : EventCatalogue.chosenBy(List.of(event)),
                time("since", since),
                time("until", until));
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            // A plus that nobody encoded arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw ApiException.invalidParameter(parameter, "Must be a timestamp (RFC 3339)");
        }
    }
}
