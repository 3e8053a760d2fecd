package com.kyberaccess.common.idempotency;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer, to be given again.
///
/// @param headers those that the endpoint set, `Content-Type` included
/// @param body null if it has none
@RegisterForReflection
record StoredAnswer(
        int status,
        Map<String, List<String>> headers,
        @Nullable String body) {}
