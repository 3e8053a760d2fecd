package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why nobody may check in at a location (design §6).
public enum ClosureError implements ErrorCode {
    LOCATION_LOCKED_DOWN("The location is locked down; nobody may check in until the lockdown is lifted."),
    LOCATION_EVACUATING("The location is being evacuated; nobody may check in until the evacuation has ended.");

    private final String text;

    ClosureError(String text) {
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
