package com.kyberaccess.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void latenciesWithinAGoalAreCountedWithTheGoalItself() {
        // Given
        var latencies = new Latencies();
        for (int millis = 1; millis <= 100; millis++) {
            latencies.record(Duration.ofMillis(millis));
        }

        // When
        double within = latencies.percentWithin(Duration.ofMillis(50));

        // Then
        assertThat(within).isEqualTo(50.0);
    }
}
