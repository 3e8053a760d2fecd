package com.kyberaccess.webhook.signing;

import com.kyberaccess.common.crypto.KeyRing;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;

/// Signing secrets as they lie in the database: encrypted under the first of the configured keys
/// ({@link KeyRing}), bound to the webhook's id so that a row's secret can't be moved to another; or as they are,
/// where no key is configured.
@Singleton
public class SecretVault {
    static final String PROPERTY = "kyber.webhook.secret-encryption-key";

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    SecretVault(SigningConfig config) {
        keys = new KeyRing(PROPERTY, config.secretEncryptionKey());
    }

    /// A fresh secret for a new webhook.
    public SigningSecret generate() {
        return SigningSecret.generate(random);
    }

    /// What encrypts.
    public KeyRing keys() {
        return keys;
    }

    /// Where a webhook's secrets stand, for {@link #sealText}.
    public static String context(UUID owner) {
        return owner.toString();
    }

    /// What to store for the webhook `owner`.
    public String seal(SigningSecret secret, UUID owner) {
        return sealText(secret.text(), context(owner));
    }

    /// What to store of another text that may be a credential.
    ///
    /// @param context where it is stored; it can be opened nowhere else
    public String sealText(String text, String context) {
        return keys.sealText(context, text);
    }

    /// The secret that was stored for the webhook `owner`.
    ///
    /// @throws io.quarkus.runtime.configuration.ConfigurationException if its key is not configured
    /// @throws IllegalStateException if it was encrypted for another webhook
    public SigningSecret open(String stored, UUID owner) {
        return new SigningSecret(openText(stored, context(owner)));
    }

    /// The text that was stored in this context.
    ///
    /// @throws io.quarkus.runtime.configuration.ConfigurationException if its key is not configured
    /// @throws IllegalStateException if it was encrypted for another context
    public String openText(String stored, String context) {
        return keys.openText(context, stored);
    }
}
