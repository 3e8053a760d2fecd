package com.kyberaccess.common.error;

import java.util.List;

/// The contract's error envelope: `{"error": {"code", "message", "details": [{"field", "issue"}]}}`.
public record ErrorBody(Content error) {

    public record Content(String code, String message, List<FieldIssue> details) {}

    public static ErrorBody of(ErrorCode code, String message, List<FieldIssue> details) {
        return new ErrorBody(new Content(code.name(), message, details));
    }
}
