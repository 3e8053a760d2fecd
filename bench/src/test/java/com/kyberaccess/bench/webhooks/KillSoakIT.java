package com.kyberaccess.bench.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The short form of `./kyber bench webhooks-kill`.
class KillSoakIT {

    @Test
    void nothingIsMissingAfterKillsAndOutagesAndTheCountersAreExact() {
        // Given
        var soak = new KillSoak(3_000, 100, Duration.ofSeconds(4), Duration.ofSeconds(6), line -> {});

        // When
        var result = soak.run();

        // Then
        assertThat(result.kills()).isPositive();
        assertThat(result.outages()).isPositive();
        assertThat(result.missing()).isZero();
        assertThat(result.underAnotherId()).isZero();
        assertThat(result.unfinished()).isZero();
        assertThat(result.wrongCounts()).isZero();
        assertThat(result.consecutiveFailures()).isEqualTo(result.refusals());
        assertThat(result.holds()).isTrue();
    }
}
