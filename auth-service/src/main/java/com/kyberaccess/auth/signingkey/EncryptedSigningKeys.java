package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.crypto.ReencryptSecrets;
import com.kyberaccess.common.crypto.SealedRows;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The private halves of the signing keys as something to be encrypted anew. There are a few: those that sign,
/// are going to, or verify.
@Singleton
class EncryptedSigningKeys implements SealedRows {
    private final SigningKeyRepository stored;
    private final KeyCipher cipher;

    EncryptedSigningKeys(SigningKeyRepository stored, KeyCipher cipher) {
        this.stored = stored;
        this.cipher = cipher;
    }

    @Produces
    @Singleton
    static ReencryptSecrets command(KeyCipher cipher, EncryptedSigningKeys keys) {
        return new ReencryptSecrets(cipher.keys(), List.of(keys));
    }

    @Override
    public String name() {
        return "signing_key.private_key";
    }

    @Override
    public Map<String, Long> byKey() {
        return QuarkusTransaction.requiringNew().call(() -> stored.listAll().stream()
                .collect(Collectors.groupingBy(SigningKey::encryptionKey, TreeMap::new, Collectors.counting())));
    }

    @Override
    public Batch reseal(@Nullable String after, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            stored.lockChanges();
            var others = stored.list("kid > ?1 order by kid", Objects.requireNonNullElse(after, "")).stream()
                    .filter(key -> !key.encryptionKey().equals(cipher.keys().current()))
                    .limit(limit)
                    .toList();
            int resealed = (int) others.stream().filter(this::reencrypted).count();
            return new Batch(others.isEmpty() ? null : others.getLast().kid(), resealed, others.size() - resealed);
        });
    }

    private boolean reencrypted(SigningKey key) {
        try {
            key.reencrypt(cipher);
            return true;
        } catch (ConfigurationException | IllegalStateException e) {
            Log.errorf("signing key can't be decrypted kid=%s reason=%s", key.kid(), e.getMessage());
            return false;
        }
    }
}
