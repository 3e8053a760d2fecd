package com.kyberaccess.local;

import com.kyberaccess.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the services' ahead-of-time caches, which `up` uses from then on.
@Command(
        name = "aot",
        description = "Runs the system once on free ports and an empty folder, and keeps what the services' JVMs have"
                + " loaded and linked as app.aot beside each jar: later starts are faster. A build deletes it.")
final class AotCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Path home = folder();
        LauncherLog.open(new Home(home).create());
        Progress progress = Progress.to(System.out);
        new AotTraining(HomeOption.repository(), progress).run(home);
        try {
            Directories.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CommandLine.ExitCode.OK;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("kyber-aot-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
