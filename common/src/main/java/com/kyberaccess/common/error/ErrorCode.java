package com.kyberaccess.common.error;

/// One word of the public error vocabulary. Services add their own as enums beside the feature that raises them; the
/// names are part of the contract and never change.
public interface ErrorCode {
    /// The `error.code` on the wire, in upper snake case.
    String name();

    /// The HTTP status that goes with it.
    int status();

    /// Whether the same request can succeed later without a change: the value of `X-Should-Retry`.
    default boolean retryable() {
        return status() == 429 || status() == 503;
    }
}
