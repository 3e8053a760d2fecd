package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.embedded.FreePort;
import com.kyberaccess.endtoend.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The packaged services where nobody says in which profile they run: it is production.
class ProductionProfileIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PROFILE = "QUARKUS_PROFILE";

    private final Platform platform = RunningSystem.platform();
    private @Nullable ServiceProcess process;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void noProfileIsInherited() {
        assertThat(System.getenv()).doesNotContainKey(PROFILE);
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.kill();
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatIsNotForProductionIsRefused(Service service) throws IOException {
        // When
        var started = start(service, Map.of("KYBER_PUBLIC_URL", "http://api.example.com"));
        // Then
        assertThat(started.awaitEnd(LIMIT)).isOne();
        assertThat(Files.readAllLines(started.logFile()))
                .allMatch(line -> line.startsWith("not for production: "))
                .anyMatch(line -> line.contains("kyber.public-url (KYBER_PUBLIC_URL)"));
    }

    @Test
    void whatIsFitForProductionIsServed() throws IOException {
        // When
        var started = start(Service.VISITOR, Map.of());
        // Then
        started.awaitReady(LIMIT);
        assertThat(Files.readString(started.logFile())).contains("Profile prod activated");
    }

    /// With the settings of the local system, but for its profile.
    private ServiceProcess start(Service service, Map<String, String> more) {
        int port = FreePort.find();
        int management = FreePort.find();
        var environment = platform.environment(service, port, management);
        environment.remove(PROFILE);
        environment.putAll(more);
        var home = new Home(folder).create();
        var made = new ServiceProcess(
                service.processName(),
                service.program(Packaging.ofSystemProperty(), Path.of("..", "..")),
                port,
                management,
                home.log(service.processName()),
                environment,
                new RunFolder(home));
        process = made;
        return made.start();
    }
}
