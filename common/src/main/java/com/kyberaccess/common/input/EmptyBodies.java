package com.kyberaccess.common.input;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// A body that is not there is of no type. Many HTTP clients send an empty POST without a type or label it as
/// a form, either of which would make a body that the contract calls optional fail with 415. An empty file stays one.
@Singleton
class EmptyBodies {
    private static final int AFTER_REQUEST_IDS = 9_000;

    void register(@Observes Filters filters) {
        filters.register(EmptyBodies::label, AFTER_REQUEST_IDS);
    }

    private static void label(RoutingContext context) {
        if (isEmpty(context.request()) && !isFile(context.request())) {
            context.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        context.next();
    }

    private static boolean isFile(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/csv");
    }

    private static boolean isEmpty(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // HTTP/2 bodies need neither header.
        return length == null
                ? request.version() != HttpVersion.HTTP_2 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                : length.equals("0");
    }
}
