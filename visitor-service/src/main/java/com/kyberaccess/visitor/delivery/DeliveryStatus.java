package com.kyberaccess.visitor.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a package stands: `received ──► notified ──► picked_up`; it may be picked up without a notification.
public enum DeliveryStatus {
    @JsonProperty("received")
    RECEIVED,
    @JsonProperty("notified")
    NOTIFIED,
    @JsonProperty("picked_up")
    PICKED_UP
}
