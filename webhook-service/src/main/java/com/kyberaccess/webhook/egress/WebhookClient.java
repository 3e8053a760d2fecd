package com.kyberaccess.webhook.egress;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Sends webhooks: HTTPS with a valid certificate for the URL's host, to a vetted address, without redirects or
/// proxies, under one deadline. Nothing here blocks; a request is no thread.
@Singleton
public class WebhookClient {
    /// Node's servers close a connection after 5 s without a request; reusing one at that moment would fail a delivery.
    private static final int KEEP_ALIVE_SECONDS = 4;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final HttpClient http;
    private final TargetResolver resolver;
    private final EgressConfig config;
    /// A request stays on the event loop of its context; used in turn, they spread the work over the cores.
    private final Context[] contexts;

    private final AtomicInteger turn = new AtomicInteger();

    WebhookClient(Vertx vertx, TargetResolver resolver, EgressConfig config) {
        this.resolver = resolver;
        this.config = config;
        this.contexts = Stream.generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .toArray(Context[]::new);
        this.http = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setSsl(true)
                        .setVerifyHost(true)
                        .setTrustAll(false)
                        .setTrustOptions(TrustOptions.wrap(TrustedAuthorities.with(config.caCertificate())))
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setTracingPolicy(TracingPolicy.IGNORE))
                .with(new PoolOptions().setHttp1MaxSize(config.connectionsPerHost()))
                .build();
    }

    /// POSTs `body` to `target`. The result is always an exchange; one that failed carries its error.
    public CompletableFuture<Exchange> post(URI target, Map<String, String> headers, byte[] body) {
        var context = contexts[Math.floorMod(turn.getAndIncrement(), contexts.length)];
        return new Post(http, context, resolver, config, target, headers, body).start();
    }

    @PreDestroy
    void stop() {
        http.close();
    }
}
