package com.kyberaccess.common.signing;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a signed URL is refused (contract, article 2, *Photo URLs returning 403*).
public enum SignedUrlError implements ErrorCode {
    URL_EXPIRED("This URL has expired. Fetch the visitor record again for a fresh one."),
    URL_SIGNATURE_INVALID("This URL was not issued by this service, or was changed.");

    private final String text;

    SignedUrlError(String text) {
        this.text = text;
    }

    @Override
    public int status() {
        return 403;
    }

    public ApiException exception() {
        return new ApiException(this, text);
    }
}
