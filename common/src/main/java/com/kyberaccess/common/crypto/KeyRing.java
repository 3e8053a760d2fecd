package com.kyberaccess.common.crypto;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;

/// The keys of one setting that encrypt secrets at rest ({@link AesGcm}): the first seals, all open. What is sealed
/// names its key, so that nothing has to be tried, and a database can be asked which keys it still needs:
///
/// ```
/// enc2:<key>:<base64>     sealed; the key's id is 16 hexadecimal digits
/// enc1:<base64>           sealed before keys had ids: each is tried
/// anything else           stored before there was a key
/// ```
public final class KeyRing {
    /// What {@link SealedRows} call a value that names no key.
    public static final String UNNAMED = "unnamed";

    /// What they call a value that is not encrypted.
    public static final String CLEAR = "clear";

    static final String SEALED = "enc2:";
    static final String SEALED_WITHOUT_ID = "enc1:";
    private static final String ID_PURPOSE = "kyberaccess key id";

    private final String property;
    private final Map<String, AesGcm> keys = new LinkedHashMap<>();

    /// @param property the setting, for messages
    /// @param base64 keys of 32 bytes; none seals nothing and opens what is in the clear
    /// @throws ConfigurationException naming the setting, if one is no such key
    public KeyRing(String property, Optional<List<String>> base64) {
        this.property = property;
        try {
            base64.orElseGet(List::of).forEach(key -> {
                var cipher = AesGcm.ofBase64(property, key);
                keys.put(cipher.id(ID_PURPOSE), cipher);
            });
        } catch (IllegalArgumentException e) {
            // Without its cause, which may tell the key.
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /// The setting that the keys come from.
    public String property() {
        return property;
    }

    /// Whether there is a key to seal with.
    public boolean seals() {
        return !keys.isEmpty();
    }

    /// The ids of all keys, of the one that seals first.
    public Set<String> ids() {
        return keys.keySet();
    }

    /// The id of the key that seals.
    ///
    /// @throws ConfigurationException without a key
    public String current() {
        return keys.keySet().stream()
                .findFirst()
                .orElseThrow(
                        () -> new ConfigurationException(property + ": must be set, there is no key to encrypt with"));
    }

    /// @param context whose it is, or where it stands: it can be opened nowhere else
    /// @throws ConfigurationException without a key
    public String seal(String context, byte[] clear) {
        var id = current();
        var key = Objects.requireNonNull(keys.get(id));
        try {
            return SEALED + id + ":" + Base64.getEncoder().encodeToString(key.seal(context, clear));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can't be encrypted", e);
        }
    }

    /// A text as it is to be stored: as it is where there is no key.
    public String sealText(String context, String text) {
        return seals() ? seal(context, text.getBytes(StandardCharsets.UTF_8)) : text;
    }

    /// A text that was stored in this context, sealed or not.
    ///
    /// @throws ConfigurationException if its key is not configured
    /// @throws IllegalStateException if it was sealed for another context, or is damaged
    public String openText(String context, String stored) {
        if (namesItsKey(stored)) {
            return new String(open(context, stored), StandardCharsets.UTF_8);
        }
        if (stored.startsWith(SEALED_WITHOUT_ID)) {
            var sealed = Base64.getDecoder().decode(stored.substring(SEALED_WITHOUT_ID.length()));
            return new String(openUnnamed(context, sealed), StandardCharsets.UTF_8);
        }
        return stored;
    }

    /// @param stored what {@link #seal} made
    /// @throws ConfigurationException if its key is not configured
    /// @throws IllegalStateException if it was sealed for another context, or is damaged
    public byte[] open(String context, String stored) {
        var id = id(stored);
        var key = keys.get(id);
        if (key == null) {
            throw missing(id);
        }
        try {
            return key.open(context, Base64.getDecoder().decode(stored.substring(SEALED.length() + id.length() + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can't be decrypted with its key of " + property, e);
        }
    }

    /// @param sealed by {@link AesGcm#seal} with one of the keys
    /// @throws ConfigurationException if it is none of them, or was sealed for another context
    public byte[] openUnnamed(String context, byte[] sealed) {
        for (var key : keys.values()) {
            try {
                return key.open(context, sealed);
            } catch (AEADBadTagException e) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a secret can't be decrypted", e);
            }
        }
        throw seals()
                ? new ConfigurationException(
                        property + ": not the key that the secrets in the database were encrypted with")
                : missing(UNNAMED);
    }

    /// Whether a value has been sealed with the key that seals.
    public boolean isCurrent(String stored) {
        return seals() && stored.startsWith(SEALED + current() + ":");
    }

    /// Whether {@link #seal} made it.
    public static boolean namesItsKey(String stored) {
        return stored.startsWith(SEALED);
    }

    /// The id of a value's key, {@link #UNNAMED}, or {@link #CLEAR}.
    public static String keyOf(String stored) {
        if (namesItsKey(stored)) {
            return id(stored);
        }
        return stored.startsWith(SEALED_WITHOUT_ID) ? UNNAMED : CLEAR;
    }

    private static String id(String stored) {
        return stored.substring(SEALED.length(), Math.max(SEALED.length(), stored.indexOf(':', SEALED.length())));
    }

    ConfigurationException missing(String id) {
        if (!seals()) {
            return new ConfigurationException(
                    property + ": must be set, the secrets in the database are encrypted with it");
        }
        return new ConfigurationException(
                ("%s: has no key %s, with which secrets in the database are encrypted; put it behind the present one until"
                                + " reencrypt-secrets leaves none of it")
                        .formatted(property, id));
    }
}
