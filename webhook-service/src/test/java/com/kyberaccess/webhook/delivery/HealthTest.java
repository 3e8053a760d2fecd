package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.webhook.egress.Exchange;
import com.kyberaccess.webhook.subscription.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant START = Instant.parse("2025-01-15T09:30:00Z");
    private static final Breaker BREAKER = new Breaker(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Health WELL = new Health(0, null, null);

    @Test
    void failuresAddUpOverBatches() {
        // When
        var health = WELL.after(run("FFF"), BREAKER).after(run("F"), BREAKER);

        // Then
        assertThat(health).isEqualTo(new Health(4, START.plusSeconds(1), null));
    }

    @Test
    void successStartsTheCountAnew() {
        assertThat(new Health(99, START, START).after(run("S"), BREAKER).consecutiveFailures())
                .isZero();
        assertThat(new Health(99, START, null).after(run("FSFF"), BREAKER))
                .isEqualTo(new Health(2, START.plusSeconds(3), null));
    }

    @Test
    void peakIsReachedBetweenTheSuccessesToo() {
        assertThat(new Health(97, START, null).peak(run("FFFSF"))).isEqualTo(100);
        assertThat(WELL.peak(run("SFFFSF"))).isEqualTo(3);
        assertThat(WELL.peak(run("SFF"))).isEqualTo(2);
        assertThat(new Health(98, START, null).peak(run("SFF"))).isEqualTo(98);
    }

    @Test
    void breakerOpensWithTheFifthFailureAndWaitsAsLongAgainAsItFails() {
        // When
        var opened = new Health(4, START, null).after(run("F"), BREAKER);
        var later = new Health(9, START.minusSeconds(9), null).after(gated("F"), BREAKER);
        var muchLater = new Health(50, START.minusSeconds(3_600), null).after(gated("F"), BREAKER);

        // Then
        assertThat(opened.nextAttemptAt()).isEqualTo(START.plusSeconds(1 + 1));
        assertThat(later.nextAttemptAt()).isEqualTo(START.plusSeconds(1 + 10));
        assertThat(muchLater.nextAttemptAt()).isEqualTo(START.plusSeconds(1 + 30));
    }

    @Test
    void latecomerOfTheOutageDoesNotOpenTheGateThatAProbeHolds() {
        // Given
        var probing = new Health(5, START, START.plusSeconds(60));

        // Then
        assertThat(probing.after(run("F"), BREAKER).nextAttemptAt()).isEqualTo(START.plusSeconds(60));
        assertThat(probing.after(gated("F"), BREAKER).nextAttemptAt()).isBefore(START.plusSeconds(60));
    }

    @Test
    void orderedWebhooksGateOpensWithTheRecord() {
        // Given
        var sending = new Health(0, null, START.plusSeconds(60));

        // Then
        assertThat(sending.after(gated("S"), BREAKER)).isEqualTo(WELL);
        assertThat(sending.after(gated("F"), BREAKER)).isEqualTo(new Health(1, START.plusSeconds(1), null));
    }

    private static FailureRun run(String outcomes) {
        return run(outcomes, false);
    }

    private static FailureRun gated(String outcomes) {
        return run(outcomes, true);
    }

    /// @param outcomes S and F, a second apart, from one second after START
    private static FailureRun run(String outcomes, boolean gated) {
        var attempts = new ArrayList<Attempt>();
        for (int i = 0; i < outcomes.length(); i++) {
            var ended = START.plusSeconds(i + 1L);
            attempts.add(new Attempt(
                    new Due(
                            new UUID(1, i),
                            new UUID(3, 0),
                            new UUID(4, i),
                            Lane.FIRST,
                            gated,
                            1,
                            0,
                            new Endpoint(new UUID(2, 0), "https://localhost/", "whsec_x", null, null, null, List.of()),
                            "visitor.denied",
                            new byte[0],
                            null),
                    ended,
                    Map.of(),
                    new Exchange(500, Map.of(), new byte[0], Duration.ofMillis(5), null),
                    outcomes.charAt(i) == 'S' ? new Outcome.Delivered() : new Outcome.Retry(ended.plusSeconds(60)),
                    ended));
        }
        return FailureRun.of(List.copyOf(attempts));
    }
}
