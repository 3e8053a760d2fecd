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
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sends webhooks: HTTPS with a valid certificate for the URL's host, to a vetted address, without redirects or
/// proxies, under one deadline. Nothing here blocks; a request is no thread.
@Singleton
public class WebhookClient {
    /// Node's servers close a connection after 5 s without a request; reusing one at that moment would fail a delivery.
    private static final int KEEP_ALIVE_SECONDS = 4;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    /// By the local address that its connections are bound to; the key null has the one that is not bound.
    private final Map<@Nullable InetAddress, HttpClient> clients = new HashMap<>();

    private final TargetResolver resolver;
    private final EgressConfig config;
    /// A request stays on the event loop of its context; used in turn, they spread the work over the cores.
    private final Context[] contexts;

    private final AtomicInteger turn = new AtomicInteger();

    WebhookClient(Vertx vertx, TargetResolver resolver, EgressAddresses addresses, EgressConfig config) {
        this.resolver = resolver;
        this.config = config;
        this.contexts = Stream.generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .toArray(Context[]::new);
        var trusted = TrustOptions.wrap(TrustedAuthorities.with(config.caCertificate()));
        clients.put(null, client(vertx, trusted, null));
        addresses.bound().forEach(local -> clients.put(local, client(vertx, trusted, local)));
    }

    private HttpClient client(Vertx vertx, TrustOptions trusted, @Nullable InetAddress local) {
        return vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setSsl(true)
                        .setVerifyHost(true)
                        .setTrustAll(false)
                        .setTrustOptions(trusted)
                        .setLocalAddress(local == null ? null : local.getHostAddress())
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setTracingPolicy(TracingPolicy.IGNORE))
                .with(new PoolOptions().setHttp1MaxSize(config.connectionsPerHost()))
                .build();
    }

    /// POSTs `body` to `target`. The result is always an exchange; one that failed carries its error.
    public CompletableFuture<Exchange> post(URI target, Source source, Map<String, String> headers, byte[] body) {
        return switch (source) {
            case Source.Any ignored -> post(null, target, headers, body);
            case Source.Bound(var local) -> post(local, target, headers, body);
            case Source.Missing ignored ->
                CompletableFuture.completedFuture(new Exchange(
                        null,
                        Map.of(),
                        null,
                        Duration.ZERO,
                        "None of the addresses in ip_allowlist is in use any more"));
        };
    }

    private CompletableFuture<Exchange> post(
            @Nullable InetAddress local, URI target, Map<String, String> headers, byte[] body) {
        var context = contexts[Math.floorMod(turn.getAndIncrement(), contexts.length)];
        var http = Objects.requireNonNull(clients.get(local), "a client for every configured address");
        return new Post(http, local, context, resolver, config, target, headers, body).start();
    }

    @PreDestroy
    void stop() {
        clients.values().forEach(HttpClient::close);
    }
}
