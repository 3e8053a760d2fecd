package com.kyberaccess.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretVaultTest {
    private static final UUID OWNER = UUID.randomUUID();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void secretIsStoredEncryptedAndComesBack() {
        // Given
        var vault = new SecretVault(() -> Optional.of(List.of(KEY)));
        var secret = vault.generate();

        // When
        var stored = vault.seal(secret, OWNER);

        // Then
        assertThat(stored).startsWith("enc2:").doesNotContain(secret.text());
        assertThat(vault.open(stored, OWNER)).isEqualTo(secret);
    }

    @Test
    void secretOfAnotherWebhookIsNotOpened() {
        var vault = new SecretVault(() -> Optional.of(List.of(KEY)));
        var stored = vault.seal(vault.generate(), OWNER);
        assertThatThrownBy(() -> vault.open(stored, UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secretIsNotOpenedWithoutTheKey() {
        var vault = new SecretVault(() -> Optional.of(List.of(KEY)));
        var stored = vault.seal(vault.generate(), OWNER);
        assertThatThrownBy(() -> new SecretVault(Optional::empty).open(stored, OWNER))
                .hasMessageContaining("kyber.webhook.secret-encryption-key");
    }

    @Test
    void secretStoredBeforeTheKeyStaysReadable() {
        var plain = new SecretVault(Optional::empty);
        var secret = plain.generate();
        var stored = plain.seal(secret, OWNER);
        assertThat(stored).isEqualTo(secret.text());
        assertThat(new SecretVault(() -> Optional.of(List.of(KEY))).open(stored, OWNER))
                .isEqualTo(secret);
    }

    @Test
    void keyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new SecretVault(() -> Optional.of(List.of("AAAA"))))
                .hasMessageContaining("kyber.webhook.secret-encryption-key");
    }

    @Test
    void secretIsThirtyTwoRandomBytesAndNeverPrinted() {
        // Given
        var vault = new SecretVault(Optional::empty);

        // When
        var secret = vault.generate();

        // Then
        assertThat(secret.bytes()).hasSize(32);
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(vault.generate()).isNotEqualTo(secret);
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
