package com.kyberaccess.bench.harness;

import com.kyberaccess.local.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that is measured.
public final class Checkout {

    private Checkout() {}

    /// Its folder, as `./kyber` says it.
    public static Path root() {
        return Path.of(System.getProperty("kyber.repository", ""))
                .toAbsolutePath()
                .normalize();
    }

    /// A workbench in a new folder below `bench/target`, where its logs stay for a look.
    public static Workbench workbench(String benchmark) {
        try {
            Path parent = Files.createDirectories(root().resolve(Path.of("bench", "target", "runs")));
            return Workbench.openOnce(Files.createTempDirectory(parent, benchmark + "-"), root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
