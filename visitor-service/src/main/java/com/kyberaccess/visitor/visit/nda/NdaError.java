package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a decision on the agreement is not taken.
enum NdaError implements ErrorCode {
    NDA_ALREADY_SIGNED("The visitor has signed the agreement already."),
    NDA_ALREADY_DECLINED("The visitor has declined the agreement already; it can still be signed."),
    NDA_VERSION_CHANGED("The agreement has changed since the visitor was shown it. Show the present version.");

    private final String text;

    NdaError(String text) {
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
