package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.error.ErrorCode;

/// What can't be done with a key.
enum ApiKeyError implements ErrorCode {
    /// A new secret for it would be of no use: the key keeps its expiry.
    API_KEY_EXPIRED(409);

    private final int status;

    ApiKeyError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
