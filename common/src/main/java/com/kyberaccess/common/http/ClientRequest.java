package com.kyberaccess.common.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What is known of the HTTP request in which the calling code runs, if it runs in one.
@ApplicationScoped
public class ClientRequest {
    private final CurrentVertxRequest current;

    ClientRequest(CurrentVertxRequest current) {
        this.current = current;
    }

    /// The client's IP address as the gateway saw it, in text form.
    public Optional<String> ip() {
        return context().map(ClientRequest::ip);
    }

    /// The request's `X-Request-Id`.
    public Optional<String> id() {
        return context().map(context -> context.response().headers().get(RequestIds.HEADER));
    }

    /// The client's IP address as the gateway saw it, in text form.
    public static String ip(RoutingContext context) {
        var peer = context.request().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress();
    }

    /// The request itself.
    public Optional<RoutingContext> context() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent())
                : Optional.empty();
    }
}
