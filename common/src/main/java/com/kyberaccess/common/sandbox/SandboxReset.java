package com.kyberaccess.common.sandbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The `data` of `sandbox.reset`, between the services.
///
/// @param resetAt what is older is gone; a whole second
@RegisterForReflection
public record SandboxReset(Instant resetAt) {
    /// The event's type.
    public static final String EVENT = "sandbox.reset";
}
