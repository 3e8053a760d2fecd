package com.kyberaccess.visitor.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The service's clock in tests: real, until a test stops it. Set it to the past only: the tests' tokens live
/// for an hour of real time.
@ApplicationScoped
public class TestClock {
    private volatile @Nullable Instant fixed;

    public void setTo(String instant) {
        fixed = Instant.parse(instant);
    }

    public void advance(Duration duration) {
        fixed = Objects.requireNonNull(fixed).plus(duration);
    }

    public void release() {
        fixed = null;
    }

    @Produces
    @Singleton
    Clock clock() {
        InstantSource source = () -> {
            var set = fixed;
            return set == null ? Instant.now() : set;
        };
        return source.withZone(ZoneOffset.UTC);
    }
}
