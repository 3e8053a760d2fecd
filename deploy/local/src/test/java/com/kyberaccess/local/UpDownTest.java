package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./kyber up` and `./kyber down` as processes, with fake services.
class UpDownTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void installServices() throws IOException {
        FakeService.installInto(folder);
    }

    @AfterEach
    void endAll() throws Exception {
        launchers.forEach(Process::destroy);
        for (Process launcher : launchers) {
            if (!launcher.waitFor(30, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        }
        run("down");
    }

    @Test
    void runsUntilItIsToldToStop() throws Exception {
        // Given
        Process up = up("first.txt");
        await().atMost(LIMIT).until(() -> output("first.txt").contains("KyberAccess is ready."));
        List<ProcessHandle> processes = processes();

        // When
        String second = run("up");
        String down = run("down");

        // Then
        assertThat(second).contains("KyberAccess is already running (pid " + up.pid() + ") at https://localhost:");
        assertThat(down).contains("KyberAccess (pid " + up.pid() + ") stopped after");
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isZero();
        assertThat(processes).hasSize(5).noneMatch(ProcessHandle::isAlive);
        assertThat(run("down")).contains("KyberAccess is not running.");
        assertThat(output("first.txt"))
                .contains("PostgreSQL on port", "Kafka on port", "Redis on port", "visitor-service on port", "gateway")
                .contains("ka_live_fake");
    }

    @Test
    void stopsEverythingWhenItIsStoppedHalfWay() throws Exception {
        // Given
        Process up = up("half.txt");
        await().atMost(LIMIT).until(() -> !processes().isEmpty());
        List<ProcessHandle> processes = processes();

        // When
        up.destroy();

        // Then
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(1);
        assertThat(output("half.txt")).contains("KyberAccess was stopped before it was ready.");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(processes()).isEmpty();
    }

    @Test
    void endsWhatAKilledLauncherLeft() throws Exception {
        // Given
        Process up = up("killed.txt");
        await().atMost(LIMIT).until(() -> output("killed.txt").contains("KyberAccess is ready."));
        List<ProcessHandle> processes = processes();
        assertThat(processes).hasSize(5).allMatch(ProcessHandle::isAlive);
        up.destroyForcibly().waitFor();

        // When
        String down = run("down");

        // Then
        assertThat(down)
                .contains("KyberAccess was killed; ended what it had left")
                .contains("visitor-service", "redis", "PostgreSQL");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    private Process up(String output) throws IOException {
        Process process = start("up", output);
        launchers.add(process);
        return process;
    }

    private String run(String command) throws IOException, InterruptedException {
        String output = command + "-" + System.nanoTime() + ".txt";
        assertThat(start(command, output).waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return output(output);
    }

    private Process start(String command, String output) throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dkyber.repository=" + folder,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command));
        if (command.equals("up")) {
            for (String option :
                    List.of("--https-port", "--http-port", "--postgres-port", "--kafka-port", "--redis-port")) {
                words.addAll(List.of(option, Integer.toString(FreePort.find())));
            }
            words.addAll(List.of("--service-ports", "0"));
        }
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    private String output(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    // Those that the launcher has recorded: the services and Redis.
    private List<ProcessHandle> processes() {
        Path run = folder.resolve(".kyber/run");
        if (Files.notExists(run)) {
            return List.of();
        }
        try (var files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .flatMap(file -> ProcessRecord.parse(read(file)).stream())
                    .flatMap(process -> process.find().stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
