package com.kyberaccess.visitor.imports;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a file, or a row of it, can't be imported.
public enum ImportError implements ErrorCode {
    MALFORMED_CSV(400),
    /// The row says the same as one above it.
    DUPLICATE_ROW(422),
    /// The row fits several of what there is.
    AMBIGUOUS_ROW(422);

    private final int status;

    ImportError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    public ApiException exception(String text) {
        return new ApiException(this, text);
    }
}
