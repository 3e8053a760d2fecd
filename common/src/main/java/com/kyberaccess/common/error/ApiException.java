package com.kyberaccess.common.error;

import java.util.List;

/// An answer other than success, thrown from where it is found and translated once by {@link ExceptionMappers}.
/// The message is shown to the client: it never carries internals.
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String text;
    private final transient List<FieldIssue> details;

    public ApiException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    public ApiException(ErrorCode code, String message, List<FieldIssue> details) {
        // No stack trace: these are answers, not faults, and a flood of bad requests must stay cheap.
        super(message, null, false, false);
        this.code = code;
        this.text = message;
        this.details = List.copyOf(details);
    }

    /// 404: also for what belongs to another tenant, so that ids can't be probed.
    public static ApiException notFound(String what) {
        return new ApiException(PlatformError.NOT_FOUND, what + " was not found.");
    }

    /// 422 for one field of the body.
    public static ApiException invalidField(String field, String issue) {
        return invalidFields(List.of(new FieldIssue(field, issue)));
    }

    /// 422 for every field at fault: the seed's own wording for one field, a count for several.
    public static ApiException invalidFields(List<FieldIssue> issues) {
        var message = issues.size() == 1
                ? "The '%s' field is not valid.".formatted(issues.getFirst().field())
                : "%d fields are not valid.".formatted(issues.size());
        return new ApiException(PlatformError.VALIDATION_ERROR, message, issues);
    }

    /// 400 for one query parameter.
    public static ApiException invalidParameter(String parameter, String issue) {
        return new ApiException(
                PlatformError.INVALID_PARAMETER,
                "The '" + parameter + "' parameter is not valid.",
                List.of(new FieldIssue(parameter, issue)));
    }

    /// 401, in words that do not tell which part of a credential was wrong.
    public static ApiException unauthorized(String message) {
        return new ApiException(PlatformError.UNAUTHORIZED, message);
    }

    @Override
    public String getMessage() {
        return text;
    }

    public ErrorCode code() {
        return code;
    }

    public List<FieldIssue> details() {
        return details;
    }
}
