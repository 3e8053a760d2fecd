package com.kyberaccess.bench.checkins;

import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// The peer: the statements of one check-in, as `checkin.sql` has them, run by PostgreSQL's own `pgbench` against the
/// same server and tables, with prepared statements and values made by the server. No service and no relay runs
/// beside it.
final class Pgbench {
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern AVERAGE = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final int THREADS = 2;
    private static final Duration EDGE = Duration.ofSeconds(1);

    private final Workbench bench;
    private final VisitorDatabase database;

    Pgbench(Workbench bench, VisitorDatabase database) {
        this.bench = bench;
        this.database = database;
    }

    /// @param clients connections, as many as the service has, or as many as check in at a time
    void measure(Report report, int clients, int seconds) {
        report.say("The same statements run by `pgbench -M prepared`, one location, no service, no relay.");
        report.table("connections", "check-ins/s", "average", "CPU s / 1,000: PostgreSQL", "pgbench");
        for (int connections : new int[] {20, clients}) {
            run(report, connections, seconds);
        }
    }

    private void run(Report report, int connections, int seconds) {
        var run = start(connections, seconds);
        var output = CompletableFuture.supplyAsync(() -> read(run));
        // What has ended no longer counts, and pgbench's connections end with it: its CPU time is that of the middle.
        LockSupport.parkNanos(EDGE.toNanos());
        var postgres = CpuTime.ofTree(bench.postgres().pid());
        var own = CpuTime.of(run.pid());
        long begin = System.nanoTime();
        LockSupport.parkNanos(
                Duration.ofSeconds(seconds).minus(EDGE.multipliedBy(2)).toNanos());
        double thousands = (System.nanoTime() - begin) / 1e12;
        postgres = CpuTime.ofTree(bench.postgres().pid()).minus(postgres);
        own = CpuTime.of(run.pid()).minus(own);
        double perSecond = number(PER_SECOND, output.join());
        report.row(
                connections,
                perSecond,
                Duration.ofNanos((long) (number(AVERAGE, output.join()) * 1e6)),
                postgres.toNanos() / 1e9 / thousands / perSecond,
                own.toNanos() / 1e9 / thousands / perSecond);
        database.execute("TRUNCATE outbox");
    }

    private Process start(int connections, int seconds) {
        var server = bench.postgres();
        var builder = new ProcessBuilder(
                        "pgbench",
                        "-h",
                        "localhost",
                        "-p",
                        Integer.toString(server.port()),
                        "-U",
                        server.superuser(),
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(connections),
                        "-j",
                        Integer.toString(THREADS),
                        "-T",
                        Integer.toString(seconds),
                        "-D",
                        "account=" + UUID.randomUUID(),
                        "-D",
                        "location=" + UUID.randomUUID(),
                        "-D",
                        "host=" + UUID.randomUUID(),
                        "-f",
                        script().toString(),
                        bench.database("visitor"))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", server.superuserPassword());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "pgbench is not on the PATH; Debian has it in postgresql-contrib: " + e.getMessage());
        }
    }

    private static Path script() {
        try (var resource = Objects.requireNonNull(Pgbench.class.getResourceAsStream("/checkin.sql"))) {
            var script = Files.createTempFile("checkin", ".sql");
            script.toFile().deleteOnExit();
            return Files.write(script, resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Process process) {
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("pgbench failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("pgbench said nothing of " + pattern + ":\n" + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
