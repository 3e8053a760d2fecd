package com.kyberaccess.common.error;

/// The errors that any endpoint can answer (contract, article 1, *Error Handling*; design §5).
public enum PlatformError implements ErrorCode {
    BAD_REQUEST(400),
    MALFORMED_JSON(400),
    INVALID_PARAMETER(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    INSUFFICIENT_SCOPE(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    PRECONDITION_FAILED(412),
    PAYLOAD_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    VALIDATION_ERROR(422),
    RATE_LIMIT_EXCEEDED(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    SERVICE_UNAVAILABLE(503);

    private final int status;

    PlatformError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /// The code for a bare HTTP status, as raised by the layers below ours.
    public static PlatformError ofStatus(int status) {
        for (var error : values()) {
            if (error.status == status) {
                return error;
            }
        }
        return status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
    }
}
