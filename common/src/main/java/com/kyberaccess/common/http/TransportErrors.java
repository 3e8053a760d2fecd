package com.kyberaccess.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.error.ErrorResponses;
import com.kyberaccess.common.error.HttpStatusMessages;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.error.ProblemBody;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The contract's envelope for what fails before or beside REST: unknown paths, bodies over the limit, bad request
/// lines.
@Singleton
class TransportErrors {
    private static final int BEFORE_QUARKUS = -100_000;
    /// After {@link RequestIds}, before Quarkus' own check, which answers without a body.
    private static final int BODY_LIMIT = -9_000;
    private static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 414, 415, 431, 500, 503);

    private static final Set<HttpMethod> BODY_METHODS = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final String IMAGE = "image/";

    private final ObjectMapper mapper;
    private final long maxImageSize;
    private final long maxBodySize;
    private final BodyHandler countingBody;

    TransportErrors(
            ObjectMapper mapper,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxImageSize,
            HttpConfig config) {
        this.mapper = mapper;
        this.maxImageSize = maxImageSize.asLongValue();
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.countingBody = BodyHandler.create(false).setBodyLimit(this.maxBodySize);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_QUARKUS).failureHandler(this::answer);
        router.route().order(BODY_LIMIT).handler(this::checkLength);
        STATUSES.forEach(status -> router.errorHandler(status, this::answer));
    }

    private void checkLength(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean image = isImage(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        if (length == null && image) {
            // The endpoints that take images count while they read, and keep nothing of it in memory.
            context.next();
        } else if (length == null && BODY_METHODS.contains(context.request().method())) {
            // Only reading tells how long it is. Quarkus' own count of a chunked body answers 413 without our envelope.
            countingBody.handle(context);
        } else if (length != null && Long.parseLong(length) > (image ? maxImageSize : maxBodySize)) {
            // The HTTP decoder has refused what is no number that fits a long.
            context.fail(PlatformError.PAYLOAD_TOO_LARGE.status());
        } else {
            context.next();
        }
    }

    private static boolean isImage(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, IMAGE, 0, IMAGE.length());
    }

    private void answer(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        var code = PlatformError.ofStatus(status);
        if (code == PlatformError.INTERNAL_ERROR) {
            Log.errorf(
                    context.failure(),
                    "request failed method=%s path=%s",
                    context.request().method(),
                    context.request().path());
        }
        boolean problem = ErrorResponses.wantsProblem(context.request().getHeader(HttpHeaders.ACCEPT));
        var response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, problem ? ProblemBody.MEDIA_TYPE : "application/json")
                .putHeader(ErrorResponses.SHOULD_RETRY, String.valueOf(code.retryable()));
        if (code == PlatformError.PAYLOAD_TOO_LARGE) {
            // The rest of the body is not read: the connection can't be used again.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(json(ErrorResponses.body(problem, code, HttpStatusMessages.of(code), List.of())))
                .onFailure(e -> Log.debugf(e, "client left before the error was written"));
    }

    private String json(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
