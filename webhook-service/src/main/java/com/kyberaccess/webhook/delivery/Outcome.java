package com.kyberaccess.webhook.delivery;

import java.time.Instant;

/// What an attempt means for its delivery.
sealed interface Outcome {
    /// The receiver took it.
    record Delivered() implements Outcome {}

    /// It did not; there will be another attempt.
    record Retry(Instant at) implements Outcome {}

    /// It did not, and that was the last attempt.
    record GaveUp() implements Outcome {}

    /// The endpoint is gone for good (410): no attempt will follow, of this delivery or any other.
    record EndpointGone() implements Outcome {}
}
