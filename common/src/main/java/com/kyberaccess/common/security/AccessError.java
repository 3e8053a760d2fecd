package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// What is wrong with a good credential.
public enum AccessError implements ErrorCode {
    /// The key is tied to addresses (`allowed_ips`), and this is none of them.
    IP_NOT_ALLOWED(403);

    private final int status;

    AccessError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    public static ApiException ipNotAllowed() {
        return new ApiException(IP_NOT_ALLOWED, "The API key may not be used from this address.");
    }
}
