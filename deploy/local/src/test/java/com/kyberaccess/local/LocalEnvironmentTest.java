package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEnvironmentTest {

    private static final String AWKWARD = "it's $HOME `id` \"x\" \\ ; # !";

    private static LocalEnvironment environment(Path folder) {
        return new LocalEnvironment(
                URI.create("https://localhost:8443/api/v1"),
                folder.resolve("my tls/ca.pem"),
                "ka_live_1",
                "owner@demo.kyberaccess.local",
                AWKWARD);
    }

    @Test
    void readsWhatItWrote(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("local.env");

        // When
        environment(folder).write(file);

        // Then
        assertThat(LocalEnvironment.read(file)).contains(environment(folder));
    }

    @Test
    void meansTheSameToAShell(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        Path file = folder.resolve("local.env");
        environment(folder).write(file);

        // When
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ". \"$1\"; printf '%s|%s|%s|%s|%s' \"$KYBER_URL\" \"$KYBER_CA_CERT\" \"$KYBER_API_KEY\" "
                                + "\"$KYBER_OWNER_EMAIL\" \"$KYBER_OWNER_PASSWORD\"",
                        "sh",
                        file.toString())
                .start();
        String values = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(shell.waitFor()).isZero();
        assertThat(values)
                .isEqualTo("https://localhost:8443/api/v1|" + folder
                        + "/my tls/ca.pem|ka_live_1|owner@demo.kyberaccess.local|" + AWKWARD);
    }

    @Test
    void isReadableForItsOwnerOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("local.env");

        environment(folder).write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void namesWhatIsMissing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("local.env"), "KYBER_URL=https://localhost:1/api/v1\n");

        assertThatThrownBy(() -> LocalEnvironment.read(file)).hasMessageContaining("lacks KYBER_CA_CERT");
    }

    @Test
    void isEmptyWithoutAFile(@TempDir Path folder) {
        assertThat(LocalEnvironment.read(folder.resolve("local.env"))).isEmpty();
    }
}
