package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a roll call can't begin, go on or end.
enum RollCallError implements ErrorCode {
    EVACUATION_ALREADY_ACTIVE("One of the locations is being evacuated already."),
    EVACUATION_ALREADY_ENDED("The evacuation has ended already."),
    EVACUATION_ENDED("The evacuation has ended; only marks that were made before its end are still taken.");

    private final String text;

    RollCallError(String text) {
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
