package com.kyberaccess.webhook.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Lets deliveries go to the tests' receivers, and makes waiting short.
public class Egress implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "kyber.webhook.egress.allowed-targets", "127.0.0.0/8,::1/128",
                "kyber.webhook.egress.ca-certificate",
                        TestCertificates.authority().toString(),
                "kyber.webhook.egress.addresses", "127.0.0.2@127.0.0.2,127.0.0.3@127.0.0.3,203.0.113.9",
                "kyber.webhook.egress.deadline", "2s",
                "kyber.webhook.lease", "12s",
                "kyber.webhook.probe-interval-min", "20ms",
                "kyber.webhook.probe-interval-max", "40ms",
                "kyber.webhook.retry-delays", "100ms,150ms,200ms,250ms,300ms");
    }

    @Override
    public void stop() {}
}
