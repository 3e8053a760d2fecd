package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.embedded.Directories;
import com.kyberaccess.embedded.FreePort;
import com.kyberaccess.endtoend.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The images, unpacked and run as their Dockerfiles say, against the servers of the end-to-end tests: as another
/// user, on a file system that can't be written (where this test is root, as it is in CI).
class ImageIT {

    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Path root = Path.of("");
    private @Nullable Process process;

    @BeforeEach
    void createFolder() throws IOException {
        root = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "images").toAbsolutePath()), "image");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void end() throws IOException {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
        Directories.delete(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "visitor", "emergency", "webhook"})
    void aServiceRunsAsItsImageSays(String key) throws Exception {
        // Given
        var layout = ImageLayout.unpack(
                REPOSITORY,
                Packaging.ofSystemProperty() == Packaging.NATIVE
                        ? "deploy/images/Dockerfile.native"
                        : "deploy/images/Dockerfile",
                Map.of("SERVICE", key + "-service"),
                root);
        assertThat(layout.user()).isEqualTo("65532:65532");
        assertThat(root.resolve("app/sbom/cyclonedx.json")).content().contains("\"bomFormat\" : \"CycloneDX\"");
        assertThat(layout.environment())
                .containsEntry("QUARKUS_HTTP_PORT", "8080")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "9000");
        var environment = environment(key, layout);
        var before = contents();

        // When
        var log = root.resolve("log");
        var started = start(layout, layout.entrypoint(), environment, log);
        process = started;

        // Then
        int management = Integer.parseInt(environment.get("QUARKUS_MANAGEMENT_PORT"));
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(started.isAlive()).as(() -> read(log)).isTrue();
            assertThat(status(management, "/q/health/ready")).isEqualTo(200);
        });
        assertThat(status(Integer.parseInt(environment.get("QUARKUS_HTTP_PORT")), "/api/v1/users"))
                .isIn(401, 404);
        var check = start(layout, layout.healthCheck(), environment, root.resolve("check"));
        assertThat(check.waitFor()).as(() -> read(root.resolve("check"))).isZero();
        if (System.getProperty("user.name").equals("root")) {
            assertThat(Files.readString(Path.of("/proc/" + started.pid() + "/status")))
                    .containsPattern("Uid:\\t65532\\t65532");
        }

        // When
        started.destroy();

        // Then
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(started.exitValue()).as("128 + SIGTERM").isEqualTo(143);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void theDemoImageMakesTheDemoDataWithTheFewLibrariesThatItHas() throws Exception {
        // Given
        var layout = ImageLayout.unpack(REPOSITORY, "deploy/images/Dockerfile.demo", Map.of(), root);
        var platform = RunningSystem.platform();
        var home = new Home(root.resolve("data")).create();
        Files.copy(platform.caCertificate(), home.caCertificate());
        Files.writeString(home.secretsFile(), "owner.password=" + platform.ownerPassword() + "\n");
        var command = new ArrayList<>(withThisJava(layout.entrypoint()));
        command.addAll(List.of(
                "--url=" + platform.baseUri(),
                "--public-url=" + platform.baseUri(),
                "--home=" + home.root(),
                "--public-home=" + home.root()));

        // When: as whoever owns the home, which is what docker-compose.yml says.
        var run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile());
        int exit = run.start().waitFor();

        // Then
        assertThat(exit).as(() -> read(root.resolve("log"))).isZero();
        var written = LocalEnvironment.read(home.environmentFile()).orElseThrow();
        try (var api = ApiClient.of(written.url(), written.caCertificate())) {
            assertThat(api.withApiKey(written.apiKey()).values("/hosts", "name"))
                    .containsKey("Wei Chen");
        }
    }

    private Map<String, String> environment(String key, ImageLayout layout) throws IOException {
        var environment = new TreeMap<>(layout.environment());
        environment.putAll(RunningSystem.platform().environment(Service.named(key), FreePort.find(), FreePort.find()));
        // What lies in the home of the platform is its user's only.
        environment.remove("KYBER_MAIL_CAPTURE_DIRECTORY");
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        Files.createDirectories(layout.data());
        if (environment.containsKey("KYBER_FILES_DIRECTORY")) {
            environment.put(
                    "KYBER_FILES_DIRECTORY", layout.data().resolve("files").toString());
        }
        environment.computeIfPresent("KYBER_WEBHOOK_EGRESS_CA_CERTIFICATE", (name, file) -> {
            var copy = root.resolve("ca.pem");
            try {
                Files.copy(Path.of(file), copy, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return copy.toString();
        });
        if (System.getProperty("user.name").equals("root")) {
            Files.setAttribute(
                    layout.data(), "unix:uid", Integer.parseInt(layout.user().split(":", 2)[0]));
        }
        environment.put("PATH", java() + ":" + System.getenv("PATH"));
        return environment;
    }

    private static Process start(ImageLayout layout, List<String> command, Map<String, String> environment, Path output)
            throws IOException {
        var builder = new ProcessBuilder(layout.confined(withThisJava(command)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// A program is looked for on the path of this process, not on that of the new one.
    private static List<String> withThisJava(List<String> command) {
        var replaced = new ArrayList<>(command);
        replaced.replaceAll(word -> word.equals("java") ? java() + "/java" : word);
        return replaced;
    }

    /// The base image's own is of the same version.
    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin").toString();
    }

    private Map<Path, Long> contents() throws IOException {
        try (var files = Files.walk(root.resolve("app"))) {
            var sizes = new TreeMap<Path, Long>();
            for (Path file : (Iterable<Path>) files::iterator) {
                sizes.put(file, Files.isDirectory(file) ? 0 : Files.size(file));
            }
            return sizes;
        }
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
