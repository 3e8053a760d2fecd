package com.kyberaccess.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Only one launcher runs in a home: it holds a lock on `.kyber/run/up.lock`, in which it writes who and where it is.
/// The operating system releases the lock however the launcher ends.
final class UpLock implements AutoCloseable {

    private final FileChannel channel;

    private UpLock(FileChannel channel) {
        this.channel = channel;
    }

    /// The launcher that holds the lock.
    record Holder(ProcessRecord process, URI url) {}

    /// Takes the lock, unless another launcher has it.
    static Optional<UpLock> take(Home home) {
        try {
            Files.createDirectories(home.run());
            FileChannel channel = FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new UpLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LocalException("%s cannot be locked: %s".formatted(file(home), e.getMessage()), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        }
    }

    /// Writes down that this process is the launcher, and where it serves.
    void announce(URI url) {
        write(ProcessRecord.of(ProcessHandle.current()).format() + " " + url + "\n");
    }

    /// Who holds the lock, if its holder has announced itself and still runs.
    static Optional<Holder> holder(Home home) {
        try {
            if (Files.notExists(file(home))) {
                return Optional.empty();
            }
            String text = Files.readString(file(home)).strip();
            String[] words = text.split(" ", -1);
            return words.length < 3
                    ? Optional.empty()
                    : ProcessRecord.parse(text)
                            .filter(process -> process.find().isPresent())
                            .map(process -> new Holder(process, URI.create(words[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Releases the lock. The file stays: deleting it would let two launchers lock two files of the same name.
    @Override
    public void close() {
        write("");
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("up.lock");
    }
}
