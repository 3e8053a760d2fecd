package com.kyberaccess.bench.http;

import com.kyberaccess.bench.harness.Load;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/// The HTTP client that webhook-service has, with its options, and nothing around it: no database, no signature,
/// no look-up. What it sends in a second is the ceiling for deliveries on the same machine.
public final class BareClient implements AutoCloseable {

    private static final int BODY_BYTES = 1_024;
    private static final int LOOPS = 2;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final Context[] contexts;
    private final HttpClient http;
    private final RequestOptions request;
    private final Buffer body = Buffer.buffer("x".repeat(BODY_BYTES));

    /// @param authority PEM file of the CA of `url`'s certificate
    public BareClient(String url, Path authority) {
        contexts = Stream.generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(LOOPS)
                .toArray(Context[]::new);
        http = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setSsl(true)
                        .setTrustOptions(new PemTrustOptions().addCertPath(authority.toString())))
                .with(new PoolOptions().setHttp1MaxSize(1_000))
                .build();
        request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
    }

    /// As many requests as it can make, `concurrency` at a time.
    public Load.Result run(int concurrency, Duration duration) {
        return new Load(this::post).closed(concurrency, duration);
    }

    private CompletionStage<Boolean> post(long number) {
        var done = new CompletableFuture<Boolean>();
        contexts[(int) (number % LOOPS)].runOnContext(ignored -> http.request(request)
                .compose(connected -> send(connected))
                .onComplete(answer -> done.complete(answer.succeeded() && answer.result() == 200)));
        return done;
    }

    private Future<Integer> send(HttpClientRequest connected) {
        return connected.send(body).compose(answer -> answer.body().map(answer.statusCode()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
