package com.kyberaccess.visitor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// A response as the contract prints it. Served ones must have its fields, of its types, and null where it has
/// null; ids of its prefix, and times and days of its form.
public final class SeedExample {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ID = Pattern.compile("([a-z]{3}_)[a-z0-9]+");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final JsonNode example;
    private final Set<String> nullable;

    /// @param file below `seed`
    /// @param nullable fields that the example has and this visitor has not, such as a photo
    public SeedExample(String file, Set<String> nullable) {
        try (var in = SeedExample.class.getResourceAsStream("/seed/" + file)) {
            this.example = JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.nullable = nullable;
    }

    public void assertServed(String body) {
        try {
            compare("", example, JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String path, JsonNode wanted, JsonNode served) {
        if (served.isNull() && nullable.contains(path.substring(path.lastIndexOf('.') + 1))) {
            return;
        }
        assertThat(served.getNodeType()).as("type of %s: %s", path, served).isEqualTo(wanted.getNodeType());
        if (wanted.isObject()) {
            wanted.properties().forEach(field -> {
                assertThat(served.has(field.getKey()))
                        .as("%s has %s", path, field.getKey())
                        .isTrue();
                compare(path + "." + field.getKey(), field.getValue(), served.get(field.getKey()));
            });
        } else if (wanted.isArray()) {
            assertThat(served.size()).as(path).isEqualTo(wanted.size());
            for (int i = 0; i < wanted.size(); i++) {
                compare(path + "[" + i + "]", wanted.get(i), served.get(i));
            }
        } else if (wanted.isIntegralNumber()) {
            assertThat(served.isIntegralNumber()).as(path).isTrue();
        } else if (wanted.isTextual()) {
            compare(path, wanted.asText(), served.asText());
        }
    }

    private static void compare(String path, String wanted, String served) {
        var id = ID.matcher(wanted);
        if (id.matches()) {
            assertThat(served).as(path).startsWith(id.group(1));
        } else if (TIME.matcher(wanted).matches()) {
            assertThat(served).as(path).matches(TIME);
        } else if (DAY.matcher(wanted).matches()) {
            assertThat(served).as(path).matches(DAY);
        } else if (!wanted.startsWith("https://") && !wanted.startsWith("V-")) {
            assertThat(served).as(path).isEqualTo(wanted);
        }
    }
}
