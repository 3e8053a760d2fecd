package com.kyberaccess.bench.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two processes of webhook-service on one database.
class TwoReplicasIT {
    private static final Duration LEASE = Duration.ofSeconds(25);
    /// A request that a busy machine holds up for some seconds must not run into its deadline: what timed out is
    /// sent again, as it should be.
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KYBER_WEBHOOK_LEASE", LEASE.toSeconds() + "s",
            "KYBER_WEBHOOK_EGRESS_DEADLINE", "15s",
            "KYBER_WEBHOOK_RETRY_DELAYS", "1s,1s,1s,1s,1s",
            "KYBER_WEBHOOK_PLAN_RATES_ENFORCED", "false");
    private static final Ledger LEDGER = new Ledger(Integer.MAX_VALUE);

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess second;

    @BeforeAll
    static void start() {
        stage = new Stage("two-replicas", List.of(), ENVIRONMENT, LEDGER::handle);
        second = stage.replica(ENVIRONMENT);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void shareTheWorkAndDeliverNothingTwice() throws IOException, InterruptedException {
        // Given
        var account = stage.database().account(stage.url("/ok1"), stage.url("/ok2"), stage.url("/ok3"));
        long before = LEDGER.accepted();
        long repeated = LEDGER.repeated();

        // When
        for (int i = 0; i < 2_000; i++) {
            stage.events().publish(account, Events.nextId());
        }

        // Then
        within(Duration.ofSeconds(60), () -> LEDGER.accepted() - before == 6_000);
        within(Duration.ofSeconds(20), () -> stage.database().queued(account) == 0);
        assertThat(LEDGER.repeated()).isEqualTo(repeated);
        assertThat(attempts(stage.service()) + attempts(second)).isGreaterThanOrEqualTo(6_000);
        assertThat(attempts(stage.service())).isPositive();
        assertThat(attempts(second)).isPositive();
    }

    @Test
    void whatADeadOneHadOnTheWireIsSentByTheOtherWithinTheLease() {
        // Given
        var account = stage.database().account(stage.url("/ok4"));
        long before = LEDGER.accepted();
        long requests = LEDGER.requests();
        LEDGER.hang(true);
        for (int i = 0; i < 8; i++) {
            stage.events().publish(account, Events.nextId());
        }
        within(Duration.ofSeconds(30), () -> LEDGER.requests() - requests >= 8);

        // When
        second.kill();
        LEDGER.hang(false);

        // Then
        within(LEASE.plusSeconds(10), () -> LEDGER.accepted() - before == 8);
        assertThat(LEDGER.underAnotherId()).isZero();
        second.start().awaitReady(Duration.ofSeconds(60));
    }

    private static double attempts(ServiceProcess service) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var metrics = URI.create("http://127.0.0.1:" + service.managementPort() + "/q/metrics");
            var page = client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return page.lines()
                    .filter(line -> line.startsWith("kyber_webhook_attempts_seconds_count{outcome=\"delivered\"}"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private static void within(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + patience).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
