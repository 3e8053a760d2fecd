package com.kyberaccess.visitor.host;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a host can't be as the client wants it.
enum HostError implements ErrorCode {
    HOST_EXISTS("Another host has this e-mail address.");

    private final String text;

    HostError(String text) {
        this.text = text;
    }

    @Override
    public int status() {
        return 409;
    }

    ApiException exception() {
        return new ApiException(this, text);
    }
}
