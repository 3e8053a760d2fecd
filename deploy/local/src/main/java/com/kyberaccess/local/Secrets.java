package com.kyberaccess.local;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/// Passwords and the demo API key of one home, made at random when they are first asked for and kept from then on.
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 18;
    private static final int SIGNING_KEY_BYTES = 32;

    private final Home home;
    private final Properties values = new Properties();

    Secrets(Home home) {
        this.home = home;
        if (Files.exists(home.secretsFile())) {
            try (var reader = Files.newBufferedReader(home.secretsFile())) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (Files.exists(home.postgres().resolve("PG_VERSION"))) {
            throw new LocalException(
                    "%s is missing, without which the data in %s cannot be opened; --fresh starts empty"
                            .formatted(home.secretsFile(), home.postgres()));
        }
    }

    String password(String of) {
        String key = of + ".password";
        String known = values.getProperty(key);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        put(key, password);
        return password;
    }

    /// A key for signatures: 32 bytes in Base64.
    String signingKey() {
        String known = values.getProperty("signing.key");
        if (known != null) {
            return known;
        }
        byte[] random = new byte[SIGNING_KEY_BYTES];
        RANDOM.nextBytes(random);
        String key = Base64.getEncoder().encodeToString(random);
        put("signing.key", key);
        return key;
    }

    Optional<String> apiKey() {
        return Optional.ofNullable(values.getProperty("api.key"));
    }

    void keepApiKey(String key) {
        put("api.key", key);
    }

    private void put(String key, String value) {
        values.setProperty(key, value);
        var text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrivateFile.write(home.secretsFile(), text.toString());
    }
}
