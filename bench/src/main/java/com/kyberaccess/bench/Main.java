package com.kyberaccess.bench;

import com.kyberaccess.bench.auth.AuthBenchmark;
import com.kyberaccess.bench.checkins.CheckinsBenchmark;
import com.kyberaccess.bench.emergency.EmergencyBenchmark;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.bench.http.HttpBenchmark;
import com.kyberaccess.bench.screening.ScreeningBenchmark;
import com.kyberaccess.bench.startup.StartupBenchmark;
import com.kyberaccess.bench.visitors.VisitorsBenchmark;
import com.kyberaccess.bench.webhooks.WebhooksBenchmark;
import com.kyberaccess.bench.webhooks.WebhooksKillBenchmark;
import com.kyberaccess.local.LocalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `./kyber bench` runs: one subcommand a benchmark.
@Command(
        name = "./kyber bench",
        description = "Measures on this machine, prints the figures, and writes them to docs/benchmarks.",
        synopsisSubcommandLabel = "NAME",
        mixinStandardHelpOptions = true,
        subcommands = {
            AuthBenchmark.class,
            CheckinsBenchmark.class,
            WebhooksBenchmark.class,
            WebhooksKillBenchmark.class,
            EmergencyBenchmark.class,
            ScreeningBenchmark.class,
            VisitorsBenchmark.class,
            HttpBenchmark.class,
            StartupBenchmark.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Before anything logs: the servers in this JVM log through it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty(Report.COMMAND, "./kyber bench " + String.join(" ", arguments));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LocalException known) {
                command.getErr().println(known.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            command.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
