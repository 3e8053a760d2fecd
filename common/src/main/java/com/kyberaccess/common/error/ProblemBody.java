package com.kyberaccess.common.error;

import java.util.List;

/// The same error as {@link ErrorBody} in the form of RFC 9457, sent as `application/problem+json` to clients that
/// ask for it.
///
/// @param type `about:blank`: the code tells the kind of problem
/// @param title the error code
/// @param status the HTTP status, repeated
/// @param detail the message
/// @param code the error code, as in the envelope
/// @param details the fields at fault
public record ProblemBody(String type, String title, int status, String detail, String code, List<FieldIssue> details) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemBody of(ErrorCode code, String message, List<FieldIssue> details) {
        return new ProblemBody("about:blank", code.name(), code.status(), message, code.name(), details);
    }
}
