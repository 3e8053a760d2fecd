package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a package can't go where the client wants it.
enum DeliveryError implements ErrorCode {
    ALREADY_NOTIFIED("The recipient has been notified already."),
    ALREADY_PICKED_UP("The package has been picked up already."),
    RECIPIENT_WITHOUT_EMAIL("The recipient has no e-mail address.");

    private final String text;

    DeliveryError(String text) {
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
