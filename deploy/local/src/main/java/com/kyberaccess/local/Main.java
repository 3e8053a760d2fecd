package com.kyberaccess.local;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `./kyber up`, `down`, `listen`, `admin` and `aot` run.
@Command(
        name = "./kyber",
        description = "KyberAccess on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UpCommand.class, DownCommand.class, ListenCommand.class, AdminCommand.class, AotCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Before anything logs: the servers in this JVM log through it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return explaining(new CommandLine(new Main()));
    }

    static CommandLine explaining(CommandLine commandLine) {
        return commandLine.setExecutionExceptionHandler(Main::explain);
    }

    // A LocalException is meant for people; anything else is a bug, whose trace is wanted.
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof LocalException known) {
            err.println(known.getMessage());
            for (Throwable other : known.getSuppressed()) {
                err.println(other.getMessage());
            }
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
