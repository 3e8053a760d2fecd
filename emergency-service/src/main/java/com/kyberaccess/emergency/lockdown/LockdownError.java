package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a lockdown can't begin or end.
enum LockdownError implements ErrorCode {
    LOCKDOWN_ALREADY_ACTIVE("A lockdown of the same scope is active already."),
    LOCKDOWN_ALREADY_LIFTED("The lockdown has been lifted already.");

    private final String text;

    LockdownError(String text) {
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
