package com.kyberaccess.common.event;

/// Headers of our Kafka messages, beside the CloudEvents attributes (`ce_…`).
public final class EventHeaders {
    /// `live` or `sandbox`; live where it is missing.
    public static final String MODE = "kyber_mode";

    /// The trace that the message belongs to (W3C Trace Context); missing where there is none.
    public static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}
}
