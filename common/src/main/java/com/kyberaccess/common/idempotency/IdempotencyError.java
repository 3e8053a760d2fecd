package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a request with a known `Idempotency-Key` is neither carried out nor answered again.
enum IdempotencyError implements ErrorCode {
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request; each request needs its own."),
    IDEMPOTENCY_KEY_IN_USE(409, "The first request with this Idempotency-Key has not been answered yet."),
    IDEMPOTENCY_OUTCOME_UNKNOWN(
            409,
            "The first request with this Idempotency-Key was carried out, but its answer is not known any more. Look up what"
                    + " it did before you send it with another key.");

    private final int status;
    private final String text;

    IdempotencyError(int status, String text) {
        this.status = status;
        this.text = text;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return this == IDEMPOTENCY_KEY_IN_USE;
    }

    ApiException exception() {
        return new ApiException(this, text);
    }
}
