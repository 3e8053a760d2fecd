package com.kyberaccess.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void stallOfTheSystemShowsInEveryOperationThatItDelayed() {
        // Given
        var load = new Load(number -> {
            if (number == 10) {
                stall();
            }
            return CompletableFuture.completedStage(true);
        });

        // When
        var result = load.open(1_000, Duration.ofMillis(300));

        // Then
        assertThat(result.succeeded()).isEqualTo(300);
        assertThat(result.latencies().percentile(50)).isGreaterThan(Duration.ofMillis(20));
        assertThat(result.latencies().max()).isGreaterThanOrEqualTo(Duration.ofMillis(199));
    }

    @Test
    void operationsThatFailInAnyWayAreCountedApart() {
        // Given
        var load = new Load(number -> switch ((int) (number % 4)) {
            case 0 -> CompletableFuture.completedStage(true);
            case 1 -> CompletableFuture.completedStage(false);
            case 2 -> CompletableFuture.failedStage(new IllegalStateException("later"));
            default -> throw new IllegalStateException("at once");
        });

        // When
        var result = load.open(1_000, Duration.ofMillis(40));

        // Then
        assertThat(result.succeeded()).isEqualTo(10);
        assertThat(result.failed()).isEqualTo(30);
        assertThat(result.latencies().count()).isEqualTo(10);
    }

    @Test
    void closedLoopKeepsToItsConcurrency() {
        // Given
        var out = new AtomicInteger();
        var most = new AtomicInteger();
        var load = new Load(number -> {
            most.accumulateAndGet(out.incrementAndGet(), Math::max);
            return new CompletableFuture<Boolean>()
                    .completeOnTimeout(true, 1, TimeUnit.MILLISECONDS)
                    .whenComplete((done, failure) -> out.decrementAndGet());
        });

        // When
        var result = load.closed(5, Duration.ofMillis(200));

        // Then
        assertThat(result.succeeded()).isGreaterThan(10);
        assertThat(result.failed()).isZero();
        assertThat(most.get()).isLessThanOrEqualTo(5);
    }

    private static void stall() {
        long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
