package com.kyberaccess.webhook.header;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A webhook's own headers, in its owner's order and spelling.
///
/// @param values by name
public record CustomHeaders(Map<String, String> values) {
    /// What is shown in the place of a credential.
    public static final String MASK = "********";

    public static final CustomHeaders NONE = new CustomHeaders(Map.of());

    private static final Pattern CREDENTIAL =
            Pattern.compile("auth|token|secret|key|password|credential|cookie|signature|session");

    public CustomHeaders {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// As they are shown and logged: what looks like a credential by its name is not.
    public Map<String, String> masked() {
        var masked = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> masked.put(name, isCredential(name) ? MASK : value));
        return masked;
    }

    private static boolean isCredential(String name) {
        return CREDENTIAL.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /// Never a value, wherever this is printed.
    @Override
    public String toString() {
        return "CustomHeaders" + values.keySet();
    }
}
