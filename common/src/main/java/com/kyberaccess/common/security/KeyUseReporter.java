package com.kyberaccess.common.security;

import java.time.Instant;
import java.util.Map;

/// Where {@link KeyUses} go: to auth-service by Kafka, or in auth-service itself to its table.
public interface KeyUseReporter {
    /// @param uses ids of keys (`key_…`) and when each was last used
    /// @throws RuntimeException if they could not be handed over: they come again
    void report(Map<String, Instant> uses);
}
