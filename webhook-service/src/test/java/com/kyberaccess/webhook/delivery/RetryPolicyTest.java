package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.webhook.egress.Exchange;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2025-01-15T09:30:00Z");

    private final RetryPolicy policy = new RetryPolicy(contractsDelays());

    @Test
    void retriesAsTheContractSaysAndThenGivesUp() {
        // Given
        var failed = exchange(500, null);

        // When
        var outcomes = IntStream.rangeClosed(1, 6)
                .mapToObj(attempt -> policy.after(attempt, failed, NOW))
                .toList();

        // Then
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Retry(NOW.plus(Duration.ofMinutes(1))),
                        new Outcome.Retry(NOW.plus(Duration.ofMinutes(5))),
                        new Outcome.Retry(NOW.plus(Duration.ofMinutes(30))),
                        new Outcome.Retry(NOW.plus(Duration.ofHours(2))),
                        new Outcome.Retry(NOW.plus(Duration.ofHours(12))),
                        new Outcome.GaveUp());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void everyTwoHundredIsSuccess(int status) {
        assertThat(policy.after(6, exchange(status, null), NOW)).isEqualTo(new Outcome.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 307, 400, 404, 429, 500})
    void everythingElseIsFailure(int status) {
        assertThat(policy.after(1, exchange(status, null), NOW)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void successThatDidNotEndInTimeIsFailure() {
        assertThat(policy.after(1, exchange(200, "too late"), NOW)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void noAnswerIsFailure() {
        assertThat(policy.after(1, exchange(null, "refused"), NOW)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void goneEndsTheEndpoint() {
        assertThat(policy.after(1, exchange(410, null), NOW)).isEqualTo(new Outcome.EndpointGone());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 120, 120", // longer than the table's minute
        "1, 30, 60", // never shorter
        "1, 3600, 300", // up to the next step
        "5, 99999, 43200", // the last one has no next
        "1, 'Wed, 15 Jan 2025 09:32:00 GMT', 120",
        "1, 'Wed, 15 Jan 2025 09:00:00 GMT', 60",
        "1, soon, 60",
        "1, -5, 60",
        "1, '', 60"
    })
    void receiversRetryAfterIsHonouredUpToTheNextStep(int attempt, String header, long seconds) {
        var busy = new Exchange(503, Map.of("retry-after", header), new byte[0], Duration.ofMillis(5), null);

        assertThat(policy.after(attempt, busy, NOW)).isEqualTo(new Outcome.Retry(NOW.plusSeconds(seconds)));
    }

    @Test
    void scheduleWithoutDelaysIsRefused() {
        assertThatThrownBy(() -> new RetryPolicy(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Exchange exchange(@Nullable Integer status, @Nullable String error) {
        return new Exchange(status, Map.of(), new byte[0], Duration.ofMillis(5), error);
    }

    private static List<Duration> contractsDelays() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(DeliveryConfig.class)
                .build()
                .getConfigMapping(DeliveryConfig.class)
                .retryDelays();
    }
}
