package com.kyberaccess.common.security;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready before the revocations are known: a replica that has just started must not accept a revoked key. Once they
/// are, a Kafka outage leaves it ready, since requests must go on; the feed's age is a metric to alarm on.
@Readiness
class RevocationFeedCheck implements HealthCheck {
    private final RevocationFeed feed;

    RevocationFeedCheck(RevocationFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("revocation feed replayed")
                .status(feed.caughtUp())
                .withData("age_seconds", (long) feed.ageSeconds())
                .build();
    }
}
