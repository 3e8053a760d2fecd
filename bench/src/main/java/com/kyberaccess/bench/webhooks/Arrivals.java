package com.kyberaccess.bench.webhooks;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What reached the sink. Requests to `/ok…` are answered with 200, to `/fail` with 503, to `/hang` never.
final class Arrivals {

    private static final int ID_BEGIN = "{\"id\":\"".length();
    private static final int ID_END = ID_BEGIN + "evt_".length() + 26;

    private final AtomicLong count = new AtomicLong();
    private final Map<String, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

    /// Completes when the event arrives at a good endpoint.
    CompletableFuture<Boolean> await(String event) {
        return awaited.computeIfAbsent(event, id -> new CompletableFuture<>());
    }

    /// Requests to good endpoints.
    long count() {
        return count.get();
    }

    void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.path().startsWith("/ok")) {
                count.incrementAndGet();
                var event = new String(body.getBytes(ID_BEGIN, ID_END), StandardCharsets.US_ASCII);
                @Nullable CompletableFuture<Boolean> waiting = awaited.remove(event);
                if (waiting != null) {
                    waiting.complete(true);
                }
                answer(request, 200);
            } else if (request.path().equals("/fail")) {
                answer(request, 503);
            }
        });
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end().onFailure(gone -> request.connection()
                .close());
    }
}
