package com.kyberaccess.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client of the running system needs, kept in `.kyber/local.env` for shells.
///
/// @param url           base of the API, with `/api/v1`
/// @param caCertificate PEM file of the CA that signed the gateway's certificate, absolute
record LocalEnvironment(URI url, Path caCertificate, String apiKey, String ownerEmail, String ownerPassword) {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?m)^([A-Z_]+)=((?:'[^']*'|\\\\'|[A-Za-z0-9_./:@%+,=-])*)$");

    void write(Path file) {
        var values = new LinkedHashMap<String, String>();
        values.put("KYBER_URL", url.toString());
        values.put("KYBER_CA_CERT", caCertificate.toString());
        values.put("KYBER_API_KEY", apiKey);
        values.put("KYBER_OWNER_EMAIL", ownerEmail);
        values.put("KYBER_OWNER_PASSWORD", ownerPassword);
        var text = new StringBuilder("""
                # Written by ./kyber up for shells: `. local.env`, or `set -a; . local.env; set +a` to export it.
                """);
        values.forEach((name, value) ->
                text.append(name).append('=').append(quoted(value)).append('\n'));
        PrivateFile.write(file, text.toString());
    }

    /// The content of the file, or nothing when there is none.
    static Optional<LocalEnvironment> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> values = parse(file);
        return Optional.of(new LocalEnvironment(
                URI.create(required(values, "KYBER_URL", file)),
                Path.of(required(values, "KYBER_CA_CERT", file)),
                required(values, "KYBER_API_KEY", file),
                required(values, "KYBER_OWNER_EMAIL", file),
                required(values, "KYBER_OWNER_PASSWORD", file)));
    }

    /// The text as one word of a POSIX shell.
    static String quoted(String text) {
        return NEEDS_NO_QUOTES.matcher(text).matches() ? text : '\'' + text.replace("'", "'\\''") + '\'';
    }

    private static Map<String, String> parse(Path file) {
        try {
            var values = new LinkedHashMap<String, String>();
            var matcher = ASSIGNMENT.matcher(Files.readString(file));
            while (matcher.find()) {
                values.put(matcher.group(1), unquoted(matcher.group(2)));
            }
            return values;
        } catch (IOException e) {
            throw new LocalException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String unquoted(String word) {
        return word.replace("'\\''", "\0").replace("'", "").replace('\0', '\'');
    }

    private static String required(Map<String, String> values, String name, Path file) {
        String value = values.get(name);
        if (value == null) {
            throw new LocalException("%s lacks %s; ./kyber up writes it anew".formatted(file, name));
        }
        return value;
    }
}
