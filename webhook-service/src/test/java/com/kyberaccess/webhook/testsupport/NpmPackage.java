package com.kyberaccess.webhook.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A package of npm's registry, installed once into `target`.
public final class NpmPackage {
    private NpmPackage() {}

    /// @return its folder
    public static Path installed(String name, String version) {
        var prefix = Path.of("target", "npm", name + "-" + version).toAbsolutePath();
        var folder = prefix.resolve("node_modules").resolve(name);
        if (!Files.exists(folder.resolve("package.json"))) {
            install(prefix, name + "@" + version);
        }
        return folder;
    }

    private static void install(Path prefix, String what) {
        try {
            Files.createDirectories(prefix);
            var command = new ProcessBuilder(
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--prefix",
                    prefix.toString(),
                    what);
            var process = command.redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("npm could not install " + what + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
