package com.kyberaccess.webhook.header;

import com.kyberaccess.common.error.ApiException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /// What stands after the owner sent these: a masked value stands for the present one.
    ///
    /// @param sent null for none
    /// @throws ApiException 422 for a mask where there is no value to keep
    public CustomHeaders replacedBy(@Nullable Map<String, String> sent) {
        if (sent == null) {
            return NONE;
        }
        var present = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        present.putAll(values);
        var next = new LinkedHashMap<String, String>();
        sent.forEach((name, value) -> {
            var kept = value.equals(MASK) ? present.get(name) : value;
            if (kept == null) {
                throw ApiException.invalidField("headers." + name, "Must be the header's value");
            }
            next.put(name, kept);
        });
        return new CustomHeaders(next);
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
