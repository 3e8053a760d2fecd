package com.kyberaccess.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command: where the local system keeps its data, and help.
final class HomeOption {

    private static final String REPOSITORY_PROPERTY = "kyber.repository";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where data, logs and certificates are kept (default: .kyber in the checkout).")
    private @Nullable Path folder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    Home home() {
        Path chosen = folder == null ? repository().resolve(".kyber") : folder;
        return new Home(chosen.toAbsolutePath().normalize());
    }

    /// The checkout that `./kyber` lies in.
    static Path repository() {
        return Path.of(System.getProperty(REPOSITORY_PROPERTY, ""))
                .toAbsolutePath()
                .normalize();
    }
}
