package com.kyberaccess.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Where the servers keep things.
public final class Directories {

    private Directories() {}

    /// Where the unpacked PostgreSQL and Redis binaries stay between runs: `$XDG_CACHE_HOME/kyberaccess`, else
    /// `~/.cache/kyberaccess`, else (no usable home directory) a folder of the user in the temporary directory.
    public static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", "?"));
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "kyberaccess");
        }
        if (home.isAbsolute() && Files.isWritable(home)) {
            return home.resolve(".cache").resolve("kyberaccess");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "kyberaccess-" + System.getProperty("user.name"));
    }

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("kyberaccess-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes the folder and all in it; a folder that does not exist is fine. Links are deleted, not followed.
    public static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // A server that is still stopping deletes files of its own.
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
