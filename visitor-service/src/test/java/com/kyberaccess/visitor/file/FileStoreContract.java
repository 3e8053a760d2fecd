package com.kyberaccess.visitor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store has to do.
abstract class FileStoreContract {
    private final UUID key = UUID.randomUUID();

    abstract FileStore store();

    @Test
    void whatWasWrittenIsRead() {
        // Given
        var content = new byte[300_000];
        new Random(7).nextBytes(content);
        // When
        store().write(key, content, "image/jpeg");
        // Then
        assertThat(store().read(key))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
    }

    @Test
    void aFileThatIsNotThereIsEmpty() {
        assertThat(store().read(key)).isEmpty();
    }

    @Test
    void whatWasDeletedIsGone() {
        // Given
        store().write(key, new byte[] {1}, "image/jpeg");
        // When
        store().delete(key);
        // Then
        assertThat(store().read(key)).isEmpty();
    }

    @Test
    void deletingTwiceIsNoFailure() {
        // Given
        store().write(key, new byte[] {1}, "image/jpeg");
        // When
        store().delete(key);
        store().delete(key);
        // Then
        assertThat(store().read(key)).isEmpty();
    }

    @Test
    void anotherKeyIsAnotherFile() {
        // Given
        var other = UUID.randomUUID();
        store().write(key, new byte[] {1}, "image/jpeg");
        store().write(other, new byte[] {2}, "image/jpeg");
        // When
        store().delete(other);
        // Then
        assertThat(store().read(key)).hasValue(new byte[] {1});
    }
}
