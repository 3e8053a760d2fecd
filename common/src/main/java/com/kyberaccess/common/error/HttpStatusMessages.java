package com.kyberaccess.common.error;

/// What we say when a layer below ours refuses a request and gives only a status.
public final class HttpStatusMessages {
    private HttpStatusMessages() {}

    public static String of(PlatformError code) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing at this path.";
            case METHOD_NOT_ALLOWED -> "This path does not support the method; OPTIONS names those that it does.";
            case NOT_ACCEPTABLE -> "This path answers application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json.";
            case PRECONDITION_FAILED -> "It has changed since it was read.";
            case PAYLOAD_TOO_LARGE -> "The body is larger than this path accepts.";
            case URI_TOO_LONG -> "The request line is too long.";
            case HEADERS_TOO_LARGE -> "The request headers are too large.";
            case UNAUTHORIZED -> "The credentials are missing, invalid or expired.";
            case FORBIDDEN, INSUFFICIENT_SCOPE -> "The credentials do not allow this.";
            case CONFLICT -> "The request conflicts with the present state.";
            case RATE_LIMIT_EXCEEDED -> "Too many requests.";
            case INTERNAL_ERROR -> "Something failed on our side; quote the X-Request-Id to support.";
            case SERVICE_UNAVAILABLE -> "A part of the service can't be reached at the moment; try again shortly.";
            case BAD_REQUEST, MALFORMED_JSON, INVALID_PARAMETER, VALIDATION_ERROR -> "The request is not valid.";
        };
    }
}
