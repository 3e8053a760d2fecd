package com.kyberaccess.webhook.deliverylog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kyberaccess.webhook.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A delivery in the log (contract, article 3, *Viewing Delivery Logs*).
///
/// @param id `dlv_…`, the `X-KyberAccess-Delivery` of its requests
/// @param event the event's type
/// @param eventId `evt_…`
/// @param timestamp when the event occurred
/// @param status `retrying` until it has been delivered or has failed, before the first attempt too
/// @param responseCode of the latest attempt; null before it, and if no response came
/// @param responseTimeMs of the latest attempt
/// @param test whether its owner had a sample sent
/// @param attempts first to last; only where one delivery is asked for
public record DeliveryView(
        String id,
        String event,
        String eventId,
        Instant timestamp,
        DeliveryStatus status,
        @Nullable Integer responseCode,
        @Nullable Integer responseTimeMs,
        boolean test,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where one delivery is asked for")
        @Nullable
        List<Attempt> attempts) {

    /// One request and what came back.
    ///
    /// @param response null if none came
    /// @param error why the exchange failed; null if a whole response came
    public record Attempt(
            Instant at,
            Request request,
            @Nullable Response response,
            @Nullable String error) {}

    /// @param body the exact text that was sent and signed
    public record Request(Map<String, String> headers, String body) {}

    /// @param body its first 16 KiB, read as UTF-8
    public record Response(int status, Map<String, String> headers, String body) {}

    DeliveryView with(List<Attempt> made) {
        return new DeliveryView(id, event, eventId, timestamp, status, responseCode, responseTimeMs, test, made);
    }
}
