package com.kyberaccess.visitor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends FileStoreContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private Path root() {
        return folder.resolve("files");
    }

    @Override
    FileStore store() {
        return new DirectoryStore(root());
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(root())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theFolderIsItsOwnersAlone() throws IOException {
        store().write(UUID.randomUUID(), new byte[] {1}, "image/jpeg");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root())))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingButTheFileStays() throws IOException {
        // Given
        var key = UUID.randomUUID();
        // When
        store().write(key, new byte[] {1}, "image/jpeg");
        // Then
        assertThat(files()).extracting(file -> file.getFileName().toString()).containsExactly(key.toString());
    }

    @Test
    void whatACrashLeftOfAWriteIsNoFileAndGoesWithIt() throws IOException {
        // Given
        var key = UUID.randomUUID();
        store().write(key, new byte[] {1}, "image/jpeg");
        var file = files().getFirst();
        Files.move(file, file.resolveSibling("." + key));
        // Then
        assertThat(store().read(key)).isEmpty();
        store().delete(key);
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderThatCantBeWrittenIsAFailure() throws IOException {
        // Given
        var store = store();
        Files.delete(root());
        Files.createFile(root());
        // Then
        assertThatThrownBy(() -> store.write(UUID.randomUUID(), new byte[] {1}, "image/jpeg"))
                .isInstanceOf(FileStoreException.class);
    }
}
