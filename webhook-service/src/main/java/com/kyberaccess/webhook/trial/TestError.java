package com.kyberaccess.webhook.trial;

import com.kyberaccess.common.error.ErrorCode;

/// What can go wrong with tests beyond the common errors.
enum TestError implements ErrorCode {
    /// Too many tests of the webhook in a minute, or of the account at once.
    TEST_LIMIT_REACHED(429);

    private final int status;

    TestError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
