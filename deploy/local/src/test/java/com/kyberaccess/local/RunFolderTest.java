package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @Test
    void endsAProcessThatWasLeftOver(@TempDir Path folder) throws IOException {
        // Given
        Home home = new Home(folder).create();
        Process left = new ProcessBuilder("sleep", "600").start();
        new RunFolder(home).record("visitor-service", left.toHandle());

        // When
        var ended = new RunFolder(home).endLeftOvers();

        // Then
        assertThat(ended).containsExactly("visitor-service");
        assertThat(left.isAlive()).isFalse();
        assertThat(home.run()).isEmptyDirectory();
    }

    @Test
    void sparesAProcessThatOnlyHasThePid(@TempDir Path folder) throws IOException {
        // Given
        Home home = new Home(folder).create();
        Process other = new ProcessBuilder("sleep", "600").start();
        long anHourEarlier = ProcessRecord.of(other.toHandle()).startedMillis() - 3_600_000;
        Files.writeString(home.run().resolve("visitor-service.pid"), other.pid() + " " + anHourEarlier + "\n");

        // When
        var ended = new RunFolder(home).endLeftOvers();

        // Then
        assertThat(ended).isEmpty();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    @Test
    void endsAPostgresThatWasLeftOver(@TempDir Path folder) throws IOException {
        // Given
        Home home = new Home(folder).create();
        Process left = new ProcessBuilder("sleep", "600").start();
        long startSeconds = ProcessRecord.of(left.toHandle()).startedMillis() / 1_000;
        Files.createDirectories(home.postgres());
        Files.writeString(
                home.postgres().resolve("postmaster.pid"),
                "%d\n%s\n%d\n5442\n".formatted(left.pid(), home.postgres(), startSeconds));

        // When
        var ended = new RunFolder(home).endLeftOvers();

        // Then
        assertThat(ended).containsExactly("PostgreSQL");
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void hasNothingToEndInANewHome(@TempDir Path folder) {
        assertThat(new RunFolder(new Home(folder.resolve("new"))).endLeftOvers())
                .isEmpty();
    }
}
