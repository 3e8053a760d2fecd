package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.embedded.FreePort;
import com.kyberaccess.embedded.KafkaBroker;
import com.kyberaccess.embedded.Topics;
import com.kyberaccess.local.Packaging;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged services, started with what an operator may get wrong: one line names the setting, and the process ends
/// or is not ready.
class BadConfigurationIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String KEY = "bm90IG9mIGFueSB0ZXN0OiAzMiBieXRlcyBhcmUgaGU=";

    private final Platform platform = RunningSystem.platform();
    private ServiceProcess service = platform.service("auth");

    @AfterEach
    void stop() {
        if (service != platform.service("auth")) {
            service.kill();
        }
    }

    @Test
    void inProductionAuthServiceNamesEverythingThatIsNotForIt() {
        // When
        start(
                "auth",
                Map.of(
                        "QUARKUS_PROFILE", "prod",
                        "KYBER_PUBLIC_URL", "http://api.example.com",
                        "QUARKUS_DATASOURCE_PASSWORD", "postgres"));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(log()).hasSize(4).allMatch(line -> line.startsWith("not for production: "));
        assertThat(log())
                .anyMatch(line -> line.contains("kyber.public-url (KYBER_PUBLIC_URL)"))
                .anyMatch(line -> line.contains("quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)"))
                .anyMatch(line -> line.contains("kyber.auth.key-encryption-key (KYBER_AUTH_KEY_ENCRYPTION_KEY)"))
                .anyMatch(line -> line.contains("kyber.bootstrap.owner-email (KYBER_BOOTSTRAP_OWNER_EMAIL)"))
                .noneMatch(line -> line.contains("postgres:"));
    }

    @Test
    void inProductionWebhookServiceSendsNothingToThisMachine() {
        // When
        start("webhook", Map.of("QUARKUS_PROFILE", "prod", "KYBER_WEBHOOK_SECRET_ENCRYPTION_KEY", KEY));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(log())
                .hasSize(2)
                .allMatch(
                        line -> line.startsWith(
                                "not for production: kyber.webhook.egress.allowed-targets (KYBER_WEBHOOK_EGRESS_ALLOWED_TARGETS): "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"visitor", "emergency"})
    void inProductionNoServiceSignsWithAKeyThatIsMissing(String key) {
        // When
        start(key, Map.of("QUARKUS_PROFILE", "prod", "KYBER_SIGNING_KEYS", ""));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(log())
                .singleElement()
                .asString()
                .startsWith("not for production: kyber.signing.keys (KYBER_SIGNING_KEYS): is missing");
    }

    @Test
    void inProductionAuthServiceServesNoDatabaseWithTheDemoAccount() {
        // When
        var variables = new HashMap<>(Map.of("QUARKUS_PROFILE", "prod", "KYBER_AUTH_KEY_ENCRYPTION_KEY", KEY));
        List.of("ACCOUNT_NAME", "OWNER_NAME", "OWNER_EMAIL", "OWNER_PASSWORD")
                .forEach(name -> variables.put("KYBER_BOOTSTRAP_" + name, ""));
        start("auth", variables);
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(notStarted()).contains("QUARKUS_DATASOURCE_JDBC_URL").contains("demo account");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatabaseThatCannotBeReachedEndsTheStart(boolean migrates) {
        // When
        start(
                "visitor",
                Map.of(
                        "QUARKUS_FLYWAY_MIGRATE_AT_START",
                        Boolean.toString(migrates),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://localhost:%d/kyber".formatted(FreePort.find())));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(notStarted()).contains("quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL)");
    }

    @Test
    void aWrongPasswordOfTheDatabaseEndsTheStart() {
        // When
        start("emergency", Map.of("QUARKUS_DATASOURCE_PASSWORD", "not-this-one"));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(notStarted())
                .contains("quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)")
                .doesNotContain("not-this-one");
    }

    @Test
    void anInvalidCertificateOfAnAuthorityEndsTheStart(@TempDir Path folder) throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        // When
        start("webhook", Map.of("KYBER_WEBHOOK_EGRESS_CA_CERTIFICATE", file.toString()));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(notStarted()).contains("(KYBER_WEBHOOK_EGRESS_CA_CERTIFICATE)");
    }

    @Test
    void aTopicThatIsMissingLeavesTheServiceNotReady() {
        try (var broker = KafkaBroker.temporary().start()) {
            // Given
            var topics = Topics.all().stream()
                    .filter(topic -> !topic.name().equals("kyberaccess.visitor.v1"))
                    .toList();
            broker.createTopics(topics);
            // When
            start("emergency", Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()));
            // Then
            await().atMost(LIMIT).untilAsserted(() -> assertThat(log())
                    .anyMatch(line -> line.contains(
                            "has no topic kyberaccess.visitor.v1 of" + " mp.messaging.incoming.visitor-events.topic")));
            assertNotReady();
            // And when
            broker.createTopics();
            // Then
            service.awaitReady(LIMIT);
        }
    }

    @Test
    void aBrokerThatCannotBeReachedLeavesTheServiceNotReady() {
        // When
        start("auth", Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + FreePort.find()));
        // Then
        await().atMost(LIMIT).untilAsserted(() -> assertThat(log())
                .filteredOn(line -> line.contains("kafka.bootstrap.servers (KAFKA_BOOTSTRAP_SERVERS)"))
                .hasSize(1));
        assertNotReady();
    }

    @Test
    void redisThatCannotBeReachedIsSaidOnceAndTheServiceIsReady() {
        // When
        start("visitor", Map.of("QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + FreePort.find()));
        // Then
        service.awaitReady(LIMIT);
        assertThat(log())
                .filteredOn(line -> line.contains("quarkus.redis.hosts (QUARKUS_REDIS_HOSTS)"))
                .hasSize(1);
    }

    @Test
    void aMigrationJobNeedsTheDatabaseAlone() throws SQLException {
        // Given
        platform.postgres().createDatabase("kyber_migrated", "kyber_migrated", "of-the-job");
        // When
        start(
                "webhook",
                Map.of(
                        "QUARKUS_PROFILE", "prod",
                        "KYBER_MIGRATE_ONLY", "true",
                        "QUARKUS_FLYWAY_MIGRATE_AT_START", "false",
                        "QUARKUS_DATASOURCE_JDBC_URL", platform.postgres().jdbcUrl("kyber_migrated"),
                        "QUARKUS_DATASOURCE_USERNAME", "kyber_migrated",
                        "QUARKUS_DATASOURCE_PASSWORD", "of-the-job",
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + FreePort.find(),
                        "QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + FreePort.find()));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isZero();
        try (var connection = platform.postgres().dataSource("kyber_migrated").getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM outbox");
                var row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
        }
    }

    @Test
    void aMigrationJobThatDoesNotReachTheDatabaseFails() {
        // When
        start("webhook", Map.of("KYBER_MIGRATE_ONLY", "true", "QUARKUS_DATASOURCE_PASSWORD", "not-this-one"));
        // Then
        assertThat(service.awaitEnd(LIMIT)).isOne();
        assertThat(notStarted()).contains("quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)");
    }

    private void start(String key, Map<String, String> environment) {
        service = platform.replica(key, Packaging.JVM, environment).start();
    }

    /// The one line that says why, and no stack trace.
    private String notStarted() {
        var lines = log();
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
        return lines.stream()
                .filter(line -> line.startsWith("not started: "))
                .reduce((first, second) -> {
                    throw new AssertionError("two lines: " + first + second);
                })
                .orElseThrow(() -> new AssertionError("no line says why: " + lines));
    }

    private List<String> log() {
        try {
            return Files.readAllLines(service.logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong may be in the log before the service listens.
    private void assertNotReady() {
        await().atMost(LIMIT).ignoreException(UncheckedIOException.class).untilAsserted(() -> assertThat(readiness())
                .isEqualTo(503));
    }

    private int readiness() {
        var ready = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(service.managementPort()));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
