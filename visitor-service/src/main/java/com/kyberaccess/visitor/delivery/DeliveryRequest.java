package com.kyberaccess.visitor.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A package that has come.
///
/// @param hostId for whom it is
/// @param locationId where it waits; default: the host's location, else the primary one
/// @param carrier at most 100 characters
/// @param trackingNumber at most 100 characters
/// @param sender at most 200 characters
/// @param description at most 500 characters
/// @param notes internal, at most 2,000 characters
/// @param notifyHost `notify`: whether to mail the host, if there is an address (default true)
public record DeliveryRequest(
        @NotNull(message = "Required") String hostId,
        @Nullable String locationId,
        @Text(max = 100) @Nullable String carrier,
        @Text(max = 100) @Nullable String trackingNumber,
        @Text(max = 200) @Nullable String sender,
        @Text(max = 500) @Nullable String description,
        @Text(max = 2000, multiline = true) @Nullable String notes,
        @JsonProperty("notify") @Nullable Boolean notifyHost) {

    public DeliveryRequest {
        carrier = Cleaned.optional(carrier);
        trackingNumber = Cleaned.optional(trackingNumber);
        sender = Cleaned.optional(sender);
        description = Cleaned.optional(description);
        notes = Cleaned.optional(notes);
    }

    boolean wantsNotification() {
        return !Boolean.FALSE.equals(notifyHost);
    }

    Parcel parcel() {
        return new Parcel(carrier, trackingNumber, sender, description, notes);
    }
}
