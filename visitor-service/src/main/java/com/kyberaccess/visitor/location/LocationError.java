package com.kyberaccess.visitor.location;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a location can't be removed.
enum LocationError implements ErrorCode {
    LOCATION_IN_USE,
    LOCATION_IS_PRIMARY;

    @Override
    public int status() {
        return 409;
    }

    ApiException exception(String text) {
        return new ApiException(this, text);
    }
}
