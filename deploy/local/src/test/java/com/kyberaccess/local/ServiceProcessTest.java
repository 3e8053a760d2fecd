package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Home home = new Home(Path.of("/"));
    private ServiceProcess service = service(Map.of());

    @BeforeEach
    void create(@TempDir Path folder) throws IOException {
        home = new Home(folder.resolve("my home")).create();
        FakeService.writeJar(jar());
        service = service(Map.of());
    }

    @AfterEach
    void stop() {
        service.kill();
    }

    @Test
    void isReadyWhenItsHealthSaysSo() {
        service.start().awaitReady(LIMIT);

        assertThat(service.isAlive()).isTrue();
        assertThat(FreePort.isFree(service.port())).isFalse();
    }

    @Test
    void startsWithoutAnAotCacheThatDoesNotFit() throws IOException {
        // Given
        Files.writeString(AotTraining.cacheOf(jar()), "of another build");

        // When
        service.start().awaitReady(LIMIT);

        // Then
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void endsWhenItIsStopped() {
        // Given
        service.start().awaitReady(LIMIT);

        // When
        service.stop();

        // Then
        assertThat(service.isAlive()).isFalse();
        assertThat(home.run()).isEmptyDirectory();
    }

    @Test
    void comesBackAsAnotherProcessAfterItWasKilled() {
        // Given
        service.start().awaitReady(LIMIT);
        long first = service.pid();

        // When
        service.kill();
        service.start().awaitReady(LIMIT);

        // Then
        assertThat(service.pid()).isNotEqualTo(first);
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void saysWhyItEndedBeforeItWasReady() {
        service = service(Map.of(FakeService.FAIL, "yes"));

        assertThatThrownBy(() -> service.start().awaitReady(LIMIT))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("visitor-service ended with exit code 3")
                .hasMessageContaining(service.logFile().toString())
                .hasMessageEndingWith("    line 19\n    line 20")
                .hasMessageContaining("    line 6\n")
                .hasMessageNotContaining("    line 5\n");
    }

    @Test
    void saysThatItIsNotBuilt() throws IOException {
        Files.delete(jar());

        assertThatThrownBy(service::start)
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("visitor-service is not built");
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        // Given
        Files.writeString(service.logFile(), "earlier");

        // When
        service.start().awaitReady(LIMIT);

        // Then
        assertThat(service.logFile().resolveSibling("visitor-service.log.1")).hasContent("earlier");
    }

    private Path jar() {
        return home.root().resolve("quarkus-run.jar");
    }

    private ServiceProcess service(Map<String, String> more) {
        int port = FreePort.find();
        int managementPort = FreePort.find();
        var environment = new HashMap<>(more);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        return new ServiceProcess(
                "visitor-service",
                jar(),
                port,
                managementPort,
                home.log("visitor-service"),
                environment,
                new RunFolder(home));
    }
}
