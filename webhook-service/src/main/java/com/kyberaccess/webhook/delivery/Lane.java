package com.kyberaccess.webhook.delivery;

/// The ways through the queue. Each is claimed by itself and has slots of its own, so that none can hold up
/// another. The ordinal is the column `lane`.
enum Lane {
    /// Emergency events: before everything else of their account, past a breaker and past an order.
    URGENT,
    /// First attempts.
    FIRST,
    /// Repeated attempts: an outage's wave of them does not keep fresh events waiting.
    RETRY,
    /// Webhooks that want one event at a time, in the order of events.
    ORDERED;

    short column() {
        return (short) ordinal();
    }

    /// How many of this process's slots it has, of `inFlight`: all, or a quarter more beside them.
    int slots(int inFlight) {
        return this == FIRST ? inFlight : Math.max(1, inFlight / 4);
    }
}
