package com.kyberaccess.local;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id by which a request is found in every log.
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /// The client's id if it is a harmless one, else a new one.
    static String from(@Nullable String given) {
        return given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : "req_" + UUID.randomUUID().toString().replace("-", "");
    }
}
