package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// What a changed package is to be.
///
/// @param status the next status, null to stay; `notified` mails the host, `picked_up` ends it
/// @param pickedUpBy who took it, at most 200 characters; only with `picked_up`
public record DeliveryChange(
        @NotNull(message = "Required") String hostId,
        @NotNull(message = "Required") String locationId,
        @Text(max = 100) @Nullable String carrier,
        @Text(max = 100) @Nullable String trackingNumber,
        @Text(max = 200) @Nullable String sender,
        @Text(max = 500) @Nullable String description,
        @Text(max = 2000, multiline = true) @Nullable String notes,
        @Nullable DeliveryStatus status,
        @Text(max = 200) @Nullable String pickedUpBy) {

    public DeliveryChange {
        carrier = Cleaned.optional(carrier);
        trackingNumber = Cleaned.optional(trackingNumber);
        sender = Cleaned.optional(sender);
        description = Cleaned.optional(description);
        notes = Cleaned.optional(notes);
        pickedUpBy = Cleaned.optional(pickedUpBy);
    }

    /// @throws ApiException 422 for somebody who takes what stays
    void requireSense() {
        if (pickedUpBy != null && status != DeliveryStatus.PICKED_UP) {
            throw ApiException.invalidField("picked_up_by", "Only with the status picked_up");
        }
        if (status == DeliveryStatus.RECEIVED) {
            throw ApiException.invalidField("status", "Must be one of: notified, picked_up");
        }
    }

    Parcel parcel() {
        return new Parcel(carrier, trackingNumber, sender, description, notes);
    }
}
