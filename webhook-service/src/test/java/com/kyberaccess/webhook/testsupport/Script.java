package com.kyberaccess.webhook.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A program run for real: lines in, lines out.
public final class Script {
    private Script() {}

    /// @param resources test resources by name, or absolute paths
    public static List<String> run(List<String> lines, String interpreter, String... resources) {
        try {
            var input = Files.createTempFile("script", ".in");
            Files.write(input, lines, StandardCharsets.UTF_8);
            var command = Stream.concat(
                            Stream.of(interpreter), Stream.of(resources).map(Script::path))
                    .toList();
            var process = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            Files.delete(input);
            if (exit != 0) {
                throw new AssertionError(command + " ended with " + exit + ": " + output);
            }
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String path(String resource) {
        if (Path.of(resource).isAbsolute()) {
            return resource;
        }
        try {
            return Path.of(Thread.currentThread()
                            .getContextClassLoader()
                            .getResource(resource)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(resource, e);
        }
    }
}
