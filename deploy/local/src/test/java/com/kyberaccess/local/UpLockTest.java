package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpLockTest {

    private static final URI URL = URI.create("https://localhost:8443/api/v1");

    private Home home = new Home(Path.of("/"));

    @BeforeEach
    void create(@TempDir Path folder) {
        home = new Home(folder.resolve("home"));
    }

    @Test
    void letsOnlyOneIn() {
        try (UpLock first = UpLock.take(home).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(UpLock.take(home)).isEmpty();
        }
    }

    @Test
    void letsTheNextOneInWhenTheFirstIsGone() {
        UpLock.take(home).orElseThrow().close();

        try (UpLock second = UpLock.take(home).orElseThrow()) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void tellsWhoHoldsItAndWhereItServes() {
        try (UpLock lock = UpLock.take(home).orElseThrow()) {
            lock.announce(URL);

            UpLock.Holder holder = UpLock.holder(home).orElseThrow();

            assertThat(holder.process().pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(holder.url()).isEqualTo(URL);
        }
    }

    @Test
    void knowsNoHolderAfterItIsReleased() {
        try (UpLock lock = UpLock.take(home).orElseThrow()) {
            lock.announce(URL);
        }

        assertThat(UpLock.holder(home)).isEmpty();
    }

    @Test
    void doesNotTakeALaterProcessOfTheSamePidForTheHolder() throws IOException {
        Files.createDirectories(home.run());
        Files.writeString(home.run().resolve("up.lock"), ProcessHandle.current().pid() + " 1000000 " + URL + "\n");

        assertThat(UpLock.holder(home)).isEmpty();
    }
}
