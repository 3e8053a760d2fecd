package com.kyberaccess.auth.signingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.crypto.AesGcm;
import com.kyberaccess.common.crypto.KeyRing;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyCipherTest {
    private static final byte[] CLEAR = "a private key".getBytes(StandardCharsets.UTF_8);

    private final KeyCipher cipher = cipher('a');

    @Test
    void whatWasEncryptedIsDecrypted() {
        // Given
        var stored = cipher.encrypt("kid", CLEAR);

        // When
        var read = cipher.decrypt("kid", stored);

        // Then
        assertThat(read).isEqualTo(CLEAR);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("private");
    }

    @Test
    void theSameKeyLooksDifferentEveryTime() {
        assertThat(cipher.encrypt("kid", CLEAR)).isNotEqualTo(cipher.encrypt("kid", CLEAR));
    }

    @Test
    void anotherKeyDoesNotDecrypt() {
        // Given
        var stored = cipher.encrypt("kid", CLEAR);

        // When
        assertThatThrownBy(() -> cipher('b').decrypt("kid", stored))
                // Then
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("kyber.auth.key-encryption-key: has no key ");
    }

    @Test
    void theRowOfAnotherKeyIdDoesNotDecrypt() {
        // Given
        var stored = cipher.encrypt("kid", CLEAR);

        // When
        assertThatThrownBy(() -> cipher.decrypt("other", stored))
                // Then
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasEncryptedBeforeKeysHadIdsIsDecrypted() throws Exception {
        // Given
        var before = AesGcm.ofBase64("x", base64('a')).seal("kid", CLEAR);

        // Then
        assertThat(cipher('b', 'a').decrypt("kid", before)).isEqualTo(CLEAR);
        assertThat(KeyCipher.keyOf(before)).isEqualTo(KeyRing.UNNAMED);
        assertThatThrownBy(() -> cipher('b').decrypt("kid", before))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not the key");
    }

    @Test
    void withoutAKeyWhatIsEncryptedStaysSo() {
        // Given
        var stored = cipher.encrypt("kid", CLEAR);

        // When
        assertThatThrownBy(() -> new KeyCipher(Optional::empty).decrypt("kid", stored))
                // Then
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kyber.auth.key-encryption-key: must be set");
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new KeyCipher(() -> Optional.of(List.of("c2hvcnQ="))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("kyber.auth.key-encryption-key: must be 32 bytes, but is 5");
    }

    @Test
    void whatIsNoBase64IsRefused() {
        assertThatThrownBy(() -> new KeyCipher(() -> Optional.of(List.of("?"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("kyber.auth.key-encryption-key: must be base64");
    }

    private static KeyCipher cipher(Character... letters) {
        var keys = Arrays.stream(letters).map(KeyCipherTest::base64).toList();
        return new KeyCipher(() -> Optional.of(keys));
    }

    private static String base64(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
