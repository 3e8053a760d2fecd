package com.kyberaccess.webhook.egress;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request and what became of it.
///
/// @param status the response's, null if none came
/// @param headers the response's; several of one name are joined with a comma
/// @param body what was read of it, null if no response came
/// @param took from the start to the end of the response, or to the failure
/// @param error why the exchange failed, in words for the delivery log; null if a whole response came
public record Exchange(
        @Nullable Integer status,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration took,
        @Nullable String error) {
    private static final int FIRST_SUCCESS = 200;
    private static final int AFTER_SUCCESS = 300;

    /// A 2xx within the deadline (contract, article 3, *Retry Policy*). A redirect is none: it is not followed.
    public boolean succeeded() {
        return error == null && status != null && status >= FIRST_SUCCESS && status < AFTER_SUCCESS;
    }
}
