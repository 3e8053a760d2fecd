package com.kyberaccess.local;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops the system that another terminal runs.
@Command(
        name = "down",
        description = "Stops the system that ./kyber up runs in another terminal, and waits until it has stopped.")
final class DownCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 60;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Override
    public Integer call() {
        Home home = homeOption.home();
        PrintWriter out = spec.commandLine().getOut();
        Optional<UpLock.Holder> holder = UpLock.holder(home);
        if (holder.isEmpty()) {
            out.println(endLeftOvers(home));
            return CommandLine.ExitCode.OK;
        }
        long begin = System.nanoTime();
        ProcessRecord launcher = holder.get().process();
        launcher.find().ifPresent(process -> {
            process.destroy();
            if (!ProcessRecord.endsWithin(process, PATIENCE_SECONDS)) {
                throw new LocalException("KyberAccess (pid %d) still runs after %d s; see %s"
                        .formatted(launcher.pid(), PATIENCE_SECONDS, home.log("launcher")));
            }
        });
        out.printf(
                "KyberAccess (pid %d) stopped after %s.%n",
                launcher.pid(), Progress.seconds(Duration.ofNanos(System.nanoTime() - begin)));
        return CommandLine.ExitCode.OK;
    }

    // The lock keeps a launcher that is just starting from losing what it starts.
    private static String endLeftOvers(Home home) {
        if (Files.notExists(home.run())) {
            return "KyberAccess is not running.";
        }
        UpLock lock = UpLock.take(home)
                .orElseThrow(
                        () -> new LocalException("KyberAccess is just being started or stopped in " + home.root()));
        try (lock) {
            List<String> leftOver = new RunFolder(home).endLeftOvers();
            return leftOver.isEmpty()
                    ? "KyberAccess is not running."
                    : "KyberAccess was killed; ended what it had left: " + String.join(", ", leftOver);
        }
    }
}
