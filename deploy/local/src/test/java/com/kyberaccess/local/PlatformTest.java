package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.embedded.FreePort;
import com.kyberaccess.embedded.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with fake services; the real ones are the end-to-end tests' affair.
class PlatformTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private PlatformOptions options = PlatformOptions.of(Path.of("/"), Path.of("/"));

    @BeforeEach
    void installServices() throws IOException {
        options = PlatformOptions.of(folder.resolve("home"), FakeService.installInto(folder.resolve("check out")));
    }

    @Test
    void startsEverythingAndLeavesNothingBehind() throws Exception {
        // Given
        Platform platform = new Platform(options);

        // When
        platform.start();

        // Then
        assertThat(get(platform, "/hosts")).contains("john.doe@demo.kyberaccess.local");
        assertThat(LocalEnvironment.read(folder.resolve("home/local.env")))
                .hasValueSatisfying(written -> assertThat(written.apiKey()).isEqualTo("ka_live_fake"));
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", platform.kafka().bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains(Topics.VISITOR, Topics.KEY_REVOCATIONS);
        }
        assertThat(databases(platform)).contains("kyber_auth", "kyber_visitor", "kyber_emergency", "kyber_webhook");

        // When
        List<Long> processes = processes(platform);
        assertThat(processes).hasSize(6).allMatch(PlatformTest::isAlive);
        platform.close();

        // Then
        assertThat(processes).noneMatch(PlatformTest::isAlive);
        assertThat(FreePort.isFree(platform.baseUri().getPort())).isTrue();
        assertThat(FreePort.isFree(platform.kafka().port())).isTrue();
    }

    @Test
    void stopsWhatItStartedWhenAServiceFails() {
        // Given
        Platform platform = new Platform(options.withEnvironment("webhook", Map.of(FakeService.FAIL, "yes")));

        // When
        assertThatThrownBy(platform::start).hasMessageContaining("webhook-service ended with exit code 3");

        // Then
        assertThat(platform.services()).noneMatch(ServiceProcess::isAlive);
        assertThat(platform.postgres().isRunning()).isFalse();
        assertThat(platform.redis().isRunning()).isFalse();
        assertThat(platform.kafka().isRunning()).isFalse();
    }

    @Test
    void runsNativeExecutablesThatHaveBeenBuilt() throws Exception {
        // Given
        FakeService.installExecutablesInto(options.repository());

        // When
        try (Platform platform = new Platform(options.withPackaging(Packaging.NATIVE))) {
            platform.start();

            // Then
            assertThat(get(platform, "/hosts")).contains("john.doe@demo.kyberaccess.local");
        }
    }

    @Test
    void namesEveryExecutableThatIsMissingBeforeItStartsAnything() {
        // Given
        Platform platform = new Platform(options.withPackaging(Packaging.NATIVE));

        // When, Then
        assertThatThrownBy(platform::start)
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("auth-service has no native executable")
                .hasMessageContaining("webhook-service has no native executable")
                .hasMessageContaining("./kyber mvn -q -Dnative -Dquick -pl webhook-service -am package builds it");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void keepsSecretsOverARestart() {
        // Given
        String password;
        try (Platform first = new Platform(options)) {
            password = first.start().ownerPassword();
        }

        // When
        try (Platform second = new Platform(options)) {
            second.start();

            // Then
            assertThat(second.ownerPassword()).isEqualTo(password);
        }
    }

    private static List<Long> processes(Platform platform) {
        var pids = new ArrayList<>(
                platform.services().stream().map(ServiceProcess::pid).toList());
        pids.add(platform.postgres().pid());
        pids.add(platform.redis().pid());
        return pids;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static List<String> databases(Platform platform) throws SQLException {
        try (var connection = platform.postgres().dataSource("postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select datname from pg_database")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String get(Platform platform, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(TrustedAuthority.sslContext(platform.caCertificate()))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(platform.baseUri() + path))
                    .header("X-API-Key", platform.apiKey())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
