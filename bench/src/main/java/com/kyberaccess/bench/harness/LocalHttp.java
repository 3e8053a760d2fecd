package com.kyberaccess.bench.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks services on this machine, over plain HTTP/1.1 as they are asked by the gateway, from any thread.
public final class LocalHttp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx;
    private final HttpClient http;

    /// An answer, read to its end.
    public record Answer(int status, MultiMap headers, Buffer body) {
        public JsonNode json() {
            try {
                return JSON.readTree(body.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// With one event loop, so that the load costs little.
    ///
    /// @param connections to one port, at most
    public LocalHttp(int connections) {
        this(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)), connections);
    }

    /// @param vertx closed with this
    public LocalHttp(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1"), new PoolOptions().setHttp1MaxSize(connections));
    }

    public Vertx vertx() {
        return vertx;
    }

    /// @param body JSON; null for none
    public Future<Answer> send(
            HttpMethod method, int port, String uri, Map<String, String> headers, @Nullable Buffer body) {
        var options = new RequestOptions()
                .setMethod(method)
                .setPort(port)
                .setURI(uri)
                .putHeader("Content-Type", "application/json");
        headers.forEach(options::putHeader);
        Promise<Answer> promise = Promise.promise();
        // On one event loop from beginning to end. Chained on the caller's thread, the step that reads the answer may
        // come after the answer has passed, and then nobody ever gets it (seen under load, once in 4,000 requests).
        vertx.runOnContext(ignored -> http.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(response ->
                        response.body().map(bytes -> new Answer(response.statusCode(), response.headers(), bytes)))
                .onComplete(promise));
        return promise.future();
    }

    /// @throws CompletionException if there was no answer, or none within 60 s
    public static Answer await(Future<Answer> answer) {
        return answer.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
