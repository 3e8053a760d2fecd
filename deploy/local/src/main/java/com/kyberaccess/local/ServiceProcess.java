package com.kyberaccess.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One service as a process of its own. It can be stopped or killed and started again on the same ports; every start
/// begins a new log file and keeps the one before with `.1`.
public final class ServiceProcess {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LOG_LINES = 15;
    private static final Duration STOP = Duration.ofSeconds(10);
    // A terminal sends Ctrl-C to every process in the foreground. The services leave it to the launcher, which stops
    // them in order.
    /// As in deploy/images/Dockerfile, with a small heap. The last two: the heap is not collected in full (50 to 200 ms
    /// each) when classes have filled 21 MB, and again and again, or compiled code another 36 MB.
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MetaspaceSize=160m",
            "-XX:SweeperThreshold=60");

    private static final String IGNORE_CTRL_C = "trap '' INT; exec \"$0\" \"$@\"";

    private final String name;
    private final Path program;
    private final int port;
    private final int managementPort;
    private final Path logFile;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private final RunFolder runFolder;
    private volatile @Nullable Process process;

    ServiceProcess(
            String name,
            Path program,
            int port,
            int managementPort,
            Path logFile,
            Map<String, String> environment,
            RunFolder runFolder) {
        this(name, program, port, managementPort, logFile, environment, List.of(), runFolder);
    }

    /// @param program    a jar, or a native executable
    /// @param jvmOptions come after those that every service gets, so that they win
    ServiceProcess(
            String name,
            Path program,
            int port,
            int managementPort,
            Path logFile,
            Map<String, String> environment,
            List<String> jvmOptions,
            RunFolder runFolder) {
        this.name = name;
        this.program = program;
        this.port = port;
        this.managementPort = managementPort;
        this.logFile = logFile;
        this.environment = Map.copyOf(environment);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.runFolder = runFolder;
    }

    public String name() {
        return name;
    }

    /// Where the API listens.
    public int port() {
        return port;
    }

    /// Where health and metrics are served.
    public int managementPort() {
        return managementPort;
    }

    public Path logFile() {
        return logFile;
    }

    /// The process id.
    ///
    /// @throws IllegalStateException when it was never started
    public long pid() {
        return started().pid();
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /// Starts the process and returns at once; see [#awaitReady(Duration)]. Does nothing when it runs.
    ///
    /// @throws LocalException when the service has not been built
    public synchronized ServiceProcess start() {
        if (isAlive()) {
            return this;
        }
        if (Files.notExists(program)) {
            throw new LocalException(notBuilt(name, program));
        }
        try {
            rotateLog();
            var builder = new ProcessBuilder(command());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            builder.redirectOutput(logFile.toFile());
            Process started = builder.start();
            runFolder.record(name, started.toHandle());
            process = started;
            return this;
        } catch (IOException e) {
            throw new LocalException("%s could not be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /// Waits until the service says that it is ready to serve.
    ///
    /// @throws LocalException when it ends instead or takes longer; the message has the last lines of its log
    public void awaitReady(Duration limit) {
        awaitReady(limit, () -> false);
    }

    /// @param cancelled asked every 100 ms; stops the wait with an exception
    void awaitReady(Duration limit, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(POLL.multipliedBy(10)).build()) {
            while (!isReady(client)) {
                if (!isAlive()) {
                    throw new LocalException("%s ended with exit code %d before it was ready%s"
                            .formatted(name, started().exitValue(), endOfLog()));
                }
                if (System.nanoTime() > deadline) {
                    throw new LocalException(
                            "%s was not ready after %s%s".formatted(name, Progress.seconds(limit), endOfLog()));
                }
                if (cancelled.getAsBoolean()) {
                    throw new LocalException("stopped while waiting for " + name);
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for " + name, e);
        }
    }

    /// Waits until the process has ended by itself.
    ///
    /// @return its exit code
    /// @throws LocalException when it takes longer
    public int awaitEnd(Duration limit) {
        try {
            if (started().waitFor(limit)) {
                return started().exitValue();
            }
            throw new LocalException(
                    "%s had not ended after %s%s".formatted(name, Progress.seconds(limit), endOfLog()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for " + name, e);
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Ends the process at once, as a crash would (SIGKILL). Returns when it is gone.
    public void kill() {
        end(true, STOP);
    }

    /// Asks the process to end (SIGTERM) and kills it if it still runs after 10 seconds. Returns when it is gone.
    public void stop() {
        end(false, STOP);
    }

    /// Asks the process to end, and kills it if it takes longer than `patience`.
    void stop(Duration patience) {
        end(false, patience);
    }

    private synchronized void end(boolean atOnce, Duration patience) {
        Process current = process;
        if (current == null) {
            return;
        }
        if (!atOnce) {
            current.destroy();
        }
        if (atOnce || !ProcessRecord.endsWithin(current.toHandle(), patience.toSeconds())) {
            current.destroyForcibly();
            ProcessRecord.endsWithin(current.toHandle(), STOP.toSeconds());
        }
        runFolder.forget(name);
    }

    private Process started() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return current;
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", IGNORE_CTRL_C));
        if (isJar(program)) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            command.add(java);
            command.addAll(JVM_OPTIONS);
            Path cache = AotTraining.cacheOf(program);
            if (Files.exists(cache) && jvmOptions.stream().noneMatch(option -> option.startsWith("-XX:AOT"))) {
                command.add("-XX:AOTCache=" + cache);
            }
            command.addAll(jvmOptions);
            command.add("-jar");
            command.add(program.toString());
        } else {
            command.add(program.toString());
            command.add("-Xmx256m");
            command.addAll(jvmOptions);
        }
        return command;
    }

    private static boolean isJar(Path program) {
        return program.toString().endsWith(".jar");
    }

    /// What is wrong when there is no such program.
    static String notBuilt(String name, Path program) {
        return isJar(program)
                ? "%s is not built: there is no %s; ./kyber up builds it before it starts".formatted(name, program)
                : "%s has no native executable %s; ./kyber mvn -q -Dnative -Dquick -pl %s -am package builds it"
                                .formatted(name, program, name)
                        + " (docs/operations/native.md)";
    }

    private void rotateLog() throws IOException {
        Files.createDirectories(logFile.toAbsolutePath().getParent());
        if (Files.exists(logFile)) {
            Files.move(
                    logFile, logFile.resolveSibling(logFile.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String endOfLog() {
        try (var lines = Files.lines(logFile)) {
            var last = new ArrayList<>(lines.toList());
            return "; the end of %s:\n%s"
                    .formatted(
                            logFile,
                            last.subList(Math.max(0, last.size() - LOG_LINES), last.size()).stream()
                                    .map(line -> "    " + line)
                                    .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            return "; its log %s cannot be read: %s".formatted(logFile, e.getMessage());
        }
    }
}
