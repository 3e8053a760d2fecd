package com.kyberaccess.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts the system and keeps it running until a signal comes.
@Command(
        name = "up",
        sortOptions = false,
        description = "Starts PostgreSQL, Kafka, Redis, the four services and a TLS gateway, and stops them on Ctrl-C.",
        footer = {
            "",
            "Everything listens on the loopback interface only. Port 0 means a free port.",
            "Exit codes: 0 stopped after it was ready, or it was running already;",
            "            1 could not be started, or was stopped before it was ready; 2 wrong usage."
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Option(names = "--fresh", description = "Start empty: delete data, logs and secrets; certificates stay.")
    private boolean fresh;

    @Option(
            names = "--native",
            description = "Run the services' native executables, which have been built (docs/operations/native.md).")
    private boolean nativeExecutables;

    @Option(names = "--https-port", paramLabel = "PORT", description = "API (default: 8443).")
    private int https = Ports.DEFAULT.https();

    @Option(names = "--http-port", paramLabel = "PORT", description = "Plain HTTP, which is refused (default: 8080).")
    private int http = Ports.DEFAULT.http();

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL (default: 5442).")
    private int postgres = Ports.DEFAULT.postgres();

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka (default: 9492).")
    private int kafka = Ports.DEFAULT.kafka();

    @Option(names = "--redis-port", paramLabel = "PORT", description = "Redis (default: 6479).")
    private int redis = Ports.DEFAULT.redis();

    @Option(
            names = "--service-ports",
            paramLabel = "FIRST",
            description = "First of four consecutive ports of the services; their management ports are 100 higher "
                    + "(default: 9101).")
    private int services = Ports.DEFAULT.services();

    @Override
    public Integer call() {
        Home home = homeOption.home().create();
        Optional<UpLock> lock = UpLock.take(home);
        if (lock.isEmpty()) {
            spec.commandLine().getOut().println(alreadyRunning(home));
            return CommandLine.ExitCode.OK;
        }
        try (UpLock held = lock.get()) {
            return run(home, held);
        }
    }

    private static String alreadyRunning(Home home) {
        return UpLock.holder(home)
                .map(holder -> "KyberAccess is already running (pid %d) at %s"
                        .formatted(holder.process().pid(), holder.url()))
                .orElse("KyberAccess is being started or stopped by another process in " + home.root());
    }

    private int run(Home home, UpLock lock) {
        Progress progress = Progress.to(System.out);
        List<String> leftOver = new RunFolder(home).endLeftOvers();
        if (!leftOver.isEmpty()) {
            progress.say("Ended what a killed launcher had left: " + String.join(", ", leftOver));
        }
        if (fresh) {
            home.deleteData();
        }
        home.create();
        LauncherLog.open(home);
        var ports = new Ports(https, http, postgres, kafka, redis, services);
        var options = new PlatformOptions(
                home.root(),
                HomeOption.repository(),
                ports,
                Map.of(),
                nativeExecutables ? Packaging.NATIVE : Packaging.JVM);
        Platform platform = new Platform(options, progress);
        lock.announce(platform.baseUri().resolve("/"));
        StopSignal stop = StopSignal.install(() -> {
            progress.say("Stopping …");
            platform.cancel();
        });
        progress.say("Starting KyberAccess in " + home.root());
        long begin = System.nanoTime();
        try (platform) {
            platform.start();
            progress.ready("all", Duration.ofNanos(System.nanoTime() - begin));
            progress.say(Welcome.text(home, platform));
            stop.await();
        } catch (LocalException e) {
            if (!stop.arrived()) {
                throw e;
            }
            progress.say("KyberAccess was stopped before it was ready.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        progress.say("KyberAccess is stopped.");
        return CommandLine.ExitCode.OK;
    }
}
