package com.kyberaccess.common.error;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes an error in the form that the client asked for, with the headers that every error carries.
@Singleton
public class ErrorResponses {
    /// `true` when the same request can succeed later, `false` when it can't (design §5).
    public static final String SHOULD_RETRY = "X-Should-Retry";

    public Response.ResponseBuilder of(
            ErrorCode code, String message, List<FieldIssue> details, HttpServerRequest request) {
        boolean problem = wantsProblem(request.getHeader(HttpHeaders.ACCEPT));
        return Response.status(code.status())
                .type(problem ? ProblemBody.MEDIA_TYPE : MediaType.APPLICATION_JSON)
                .header(SHOULD_RETRY, code.retryable())
                .entity(body(problem, code, message, details));
    }

    /// The body for `code`: RFC 9457 if `problem`, the contract's envelope otherwise.
    public static Object body(boolean problem, ErrorCode code, String message, List<FieldIssue> details) {
        return problem ? ProblemBody.of(code, message, details) : ErrorBody.of(code, message, details);
    }

    public static boolean wantsProblem(@Nullable String accept) {
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(ProblemBody.MEDIA_TYPE);
    }
}
