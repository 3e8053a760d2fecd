package com.kyberaccess.visitor.delivery;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// What is known of the thing itself.
@Embeddable
record Parcel(
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String sender,
        @Nullable String description,
        @Nullable String notes) {
    static final Parcel UNKNOWN = new Parcel(null, null, null, null, null);
}
