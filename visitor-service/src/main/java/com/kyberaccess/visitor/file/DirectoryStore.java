package com.kyberaccess.visitor.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/// In a directory, as `ab/cd/<key>`. A file appears whole or not at all, and stays after a power cut.
final class DirectoryStore implements FileStore {
    private final Path root;

    DirectoryStore(Path root) {
        this.root = root;
        try {
            if (Files.notExists(root)) {
                Files.createDirectories(root);
                onlyForOwner(root);
            }
        } catch (IOException e) {
            throw new FileStoreException("directory of files not usable", e);
        }
    }

    @Override
    public void write(UUID key, byte[] content, String contentType) {
        var outer = outer(key);
        var folder = folder(key);
        var unfinished = unfinished(key);
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
            force(outer);
            force(root);
        } catch (IOException e) {
            throw new FileStoreException("file not written", e);
        }
    }

    @Override
    public Optional<byte[]> read(UUID key) {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FileStoreException("file not read", e);
        }
    }

    @Override
    public void delete(UUID key) {
        try {
            Files.deleteIfExists(unfinished(key));
            if (Files.deleteIfExists(file(key))) {
                force(folder(key));
            }
        } catch (IOException e) {
            throw new FileStoreException("file not deleted", e);
        }
    }

    /// Random parts of the key, so that no folder gets large.
    private Path outer(UUID key) {
        return root.resolve("%02x".formatted(key.getLeastSignificantBits() >>> 8 & 0xFF));
    }

    private Path folder(UUID key) {
        return outer(key).resolve("%02x".formatted(key.getLeastSignificantBits() & 0xFF));
    }

    private Path file(UUID key) {
        return folder(key).resolve(key.toString());
    }

    private Path unfinished(UUID key) {
        return folder(key).resolve("." + key);
    }

    /// Makes the folder's entries durable.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void onlyForOwner(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
