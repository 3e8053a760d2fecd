package com.kyberaccess.emergency.approval;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why something can't be confirmed.
enum ApprovalError implements ErrorCode {
    APPROVAL_EXPIRED(409, "The second person had one minute; it has to be asked for again."),
    APPROVAL_ALREADY_CONFIRMED(409, "It has been confirmed already."),
    SECOND_PERSON_REQUIRED(403, "A second person has to confirm it: somebody who did not ask for it.");

    private final int status;
    private final String text;

    ApprovalError(int status, String text) {
        this.status = status;
        this.text = text;
    }

    @Override
    public int status() {
        return status;
    }

    ApiException exception() {
        return new ApiException(this, text);
    }
}
