package com.kyberaccess.bench.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Resident memory of a process, as Linux counts it: what it has mapped and touched, shared pages included.
final class ResidentMemory {

    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    static long mebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .map(line ->
                            line.substring(FIELD.length()).replace("kB", "").strip())
                    .mapToLong(kibibytes -> Math.round(Long.parseLong(kibibytes) / 1024.0))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no resident memory of process " + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
