package com.kyberaccess.webhook.replay;

import com.kyberaccess.webhook.catalogue.EventCatalogue;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What to send again.
///
/// @param since the first timestamp of an event
/// @param until the first timestamp that is not meant any more; now if it is not given
/// @param events types and wildcards, to send only some of those that the webhook chose; at most 100
/// @param includeSkipped also events that the webhook never got: it was paused, or disabled, or not there yet
public record ReplayRequest(
        @NotNull(message = "Required") Instant since,
        @Nullable Instant until,

        @Size(max = 100, message = "Must be at most 100 events") @Nullable
        List<String> events,

        @Schema(defaultValue = "false") @Nullable Boolean includeSkipped) {

    @AssertTrue(message = "Must be event types or wildcards")
    @Schema(hidden = true)
    boolean isEvents() {
        return events == null || events.stream().allMatch(event -> event != null && EventCatalogue.isSelector(event));
    }

    @AssertTrue(message = "Must be later than since")
    @Schema(hidden = true)
    boolean isUntil() {
        return since == null || until == null || until.isAfter(since);
    }
}
