package com.kyberaccess.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records the processes of a system in `.kyber/run`, so that those of a launcher that was killed can be ended later.
final class RunFolder {

    private static final String SUFFIX = ".pid";

    private final Home home;

    RunFolder(Home home) {
        this.home = home;
    }

    void record(String name, ProcessHandle process) {
        PrivateFile.write(file(name), ProcessRecord.of(process).format() + '\n');
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends every recorded process that still runs: the services first, PostgreSQL last, because it waits for its
    /// clients.
    ///
    /// @return their names
    List<String> endLeftOvers() {
        var ended = new ArrayList<String>();
        for (Path file : recorded()) {
            String name = file.getFileName().toString().replace(SUFFIX, "");
            if (read(file)
                    .flatMap(ProcessRecord::parse)
                    .filter(ProcessRecord::end)
                    .isPresent()) {
                ended.add(name);
            }
            forget(name);
        }
        if (postgres().filter(ProcessRecord::end).isPresent()) {
            ended.add("PostgreSQL");
        }
        return ended;
    }

    private List<Path> recorded() {
        if (Files.notExists(home.run())) {
            return List.of();
        }
        try (var files = Files.list(home.run())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // PostgreSQL keeps such a record itself: the pid in the first line, the start in seconds in the third.
    private Optional<ProcessRecord> postgres() {
        return read(home.postgres().resolve("postmaster.pid"))
                .map(text -> text.split("\n", -1))
                .filter(lines -> lines.length > 2)
                .flatMap(lines -> ProcessRecord.parse(lines[0] + " " + lines[2].strip() + "000"));
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return home.run().resolve(name + SUFFIX);
    }
}
