package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.local.Packaging;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.SecondGateway;
import com.kyberaccess.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// This version is rolled out over the one before, in the order of docs/operations/upgrade.md: first the schema,
/// then one service after the other. The tests are its steps, on a system of their own.
///
/// The one before is the checkout that `KYBER_PREVIOUS_RELEASE` names, its services built; `deploy/upgrade/check`
/// makes one. Without it, it is this version on the schema one migration earlier (docs/adr/0033).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollOutIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String[] SERVICES = {"auth", "visitor", "emergency", "webhook"};
    private static final Path THIS_VERSION = Path.of("..", "..");
    private static final String PREVIOUS = System.getenv().getOrDefault("KYBER_PREVIOUS_RELEASE", "");
    private static final boolean STAND_IN = PREVIOUS.isEmpty();

    /// As the chart has it: a job migrates, services do not.
    private static final Map<String, String> NOT_MIGRATING = Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

    private final Packaging packaging = Packaging.ofSystemProperty();
    private final Platform platform =
            NewSystem.of(STAND_IN ? THIS_VERSION : Path.of(PREVIOUS), STAND_IN ? NOT_MIGRATING : Map.of());
    private final Map<String, ServiceProcess> replaced = new HashMap<>();

    @BeforeAll
    void startTheVersionBefore() {
        platform.startServers();
        if (STAND_IN) {
            for (var service : SERVICES) {
                new Migrations(platform, service).migrateAllButTheLast();
            }
        }
        platform.start();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void theVersionBeforeWorksOnAnEarlierSchema() {
        // Given
        for (var service : SERVICES) {
            var migrations = new Migrations(platform, service);
            if (STAND_IN) {
                assertThat(migrations.applied()).isEqualTo(migrations.oneEarlier());
            } else {
                assertThat(migrations.applied()).isLessThanOrEqualTo(migrations.last());
            }
        }
        // When, Then
        travel(before(), before());
    }

    @Test
    @Order(2)
    void theVersionBeforeServesWhileTheSchemaIsMigratedAndOnTheNewOne() {
        // When
        try (var desk = new FrontDesk(before().withTokenOf(platform.apiKey()))) {
            desk.awaitVisitors(2);
            for (var service : SERVICES) {
                var job = process(service, Map.of("KYBER_MIGRATE_ONLY", "true"));
                assertThat(job.start().awaitEnd(LIMIT)).as(service).isZero();
                var migrations = new Migrations(platform, service);
                assertThat(migrations.applied()).isEqualTo(migrations.last());
            }
            // Then
            desk.awaitVisitors(2);
        }
        travel(before(), before());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "visitor", "emergency", "webhook"})
    @Order(3)
    void aNewReplicaWorksBesideTheOneBefore(String service) {
        // When
        replaced.put(service, process(service, urls()).start());
        replaced.get(service).awaitReady(LIMIT);
        // Then
        try (var gateway = SecondGateway.of(platform, replaced)) {
            travel(before(), before().at(gateway.uri()));
            travel(before().at(gateway.uri()), before());
        }
    }

    @Test
    @Order(4)
    void theNewVersionGoesOnAlone() {
        try (var gateway = SecondGateway.of(platform, replaced)) {
            // Given
            var after = before().at(gateway.uri());
            try (var desk = new FrontDesk(after.withTokenOf(platform.apiKey()))) {
                desk.awaitVisitors(2);
                // When
                platform.services().forEach(ServiceProcess::stop);
                // Then
                desk.awaitVisitors(2);
            }
            travel(after, after);
        }
    }

    /// By the platform's own gateway, which knows the processes of the version before.
    private Api before() {
        return Api.anonymous(platform);
    }

    private void travel(Api one, Api other) {
        new Journey(platform, one, other).go();
    }

    private ServiceProcess process(String service, Map<String, String> more) {
        var all = new HashMap<>(NOT_MIGRATING);
        all.putAll(more);
        return platform.replica(service, packaging, THIS_VERSION, all);
    }

    /// Where the new replicas find each other when those before are gone; in a cluster the names stay the same.
    private Map<String, String> urls() {
        var urls = new HashMap<String, String>();
        var auth = replaced.get("auth");
        if (auth != null) {
            urls.put("KYBER_AUTH_URL", "http://127.0.0.1:" + auth.port());
        }
        var visitor = replaced.get("visitor");
        if (visitor != null) {
            urls.put("KYBER_RECONCILIATION_VISITOR_MANAGEMENT_URL", "http://127.0.0.1:" + visitor.managementPort());
        }
        return urls;
    }
}
