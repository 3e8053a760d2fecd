package com.kyberaccess.local;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/// What the gateway itself answers, in the form that the services' errors have: the contract's envelope, or RFC 9457
/// for a client that asks for it.
enum GatewayError {
    BAD_REQUEST(400, "The request is not valid."),
    HTTPS_REQUIRED(403, "Use HTTPS: the API does not answer plain HTTP."),
    NOT_FOUND(404, "There is nothing at this path."),
    URI_TOO_LONG(414, "The request line is too long."),
    HEADERS_TOO_LARGE(431, "The request headers are too large."),
    SERVICE_UNAVAILABLE(503, "A part of the service can't be reached at the moment; try again shortly."),
    GATEWAY_TIMEOUT(504, "A part of the service took too long to answer.");

    private static final String PROBLEM = "application/problem+json";

    private final int status;
    private final String message;

    GatewayError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    int status() {
        return status;
    }

    /// Sets the headers that go with the error, and gives its body.
    Buffer describe(HttpServerRequest request, MultiMap headers) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean problem = accept != null && accept.toLowerCase(Locale.ROOT).contains(PROBLEM);
        headers.set("X-Should-Retry", Boolean.toString(status == SERVICE_UNAVAILABLE.status));
        if (this == SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        headers.set(HttpHeaders.CONTENT_TYPE, problem ? PROBLEM : "application/json");
        return problem ? problem() : envelope();
    }

    /// Answers a request that goes to no service.
    void answer(HttpServerRequest request) {
        var response = request.response().setStatusCode(status);
        Buffer body = describe(request, response.headers());
        response.end(body).onFailure(left -> request.connection().close());
    }

    private Buffer envelope() {
        var error = new JsonObject().put("code", name()).put("message", message).put("details", new JsonArray());
        return new JsonObject().put("error", error).toBuffer();
    }

    private Buffer problem() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", name())
                .put("status", status)
                .put("detail", message)
                .put("code", name())
                .put("details", new JsonArray())
                .toBuffer();
    }
}
