package com.kyberaccess.bench.emergency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.ServiceProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The services' own ports, asked asynchronously.
final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 300;

    private final Platform platform;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;
    private final AtomicLong people = new AtomicLong();
    private final String host;
    private final String location;

    /// An answer.
    record Answer(int status, Buffer body) {
        JsonNode json() {
            try {
                return JSON.readTree(body.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Api(Platform platform) {
        this.platform = platform;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(64));
        var hosts = await(visitor(HttpMethod.GET, "/hosts", null)).json().path("data");
        this.host = hosts.path(0).path("id").asText();
        this.location = await(visitor(HttpMethod.GET, "/locations", null))
                .json()
                .path("data")
                .path(0)
                .path("id")
                .asText();
    }

    String apiKey() {
        return platform.apiKey();
    }

    String location() {
        return location;
    }

    Vertx vertx() {
        return vertx;
    }

    ServiceProcess emergencyService() {
        return platform.service("emergency");
    }

    DataSource emergencyDatabase() {
        return platform.postgres().dataSource("kyber_emergency");
    }

    /// What a system that has run for a minute has behind it.
    void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            await(checkIn());
            await(emergency(HttpMethod.GET, "/emergency/evacuation-list", null));
        }
    }

    /// A walk-in with a name that nobody had before.
    Future<Answer> checkIn() {
        return visitor(HttpMethod.POST, "/visitors/check-in", """
                {"first_name":"Jane","last_name":"Visitor %d","company":"Acme Corp","host_id":"%s"}
                """.formatted(people.incrementAndGet(), host));
    }

    Future<Answer> visitor(HttpMethod method, String path, @Nullable String body) {
        return call(platform.service("visitor").port(), method, path, body);
    }

    Future<Answer> emergency(HttpMethod method, String path, @Nullable String body) {
        return call(platform.service("emergency").port(), method, path, body);
    }

    private Future<Answer> call(int port, HttpMethod method, String path, @Nullable String body) {
        return http.request(new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setMethod(method)
                        .setURI("/api/v1" + path)
                        .putHeader("X-API-Key", platform.apiKey())
                        .putHeader("Content-Type", "application/json"))
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(response -> response.body().map(text -> new Answer(response.statusCode(), text)));
    }

    static Answer await(Future<Answer> answer) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode data(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("%d instead of %d: %s".formatted(answer.status(), status, answer.body()));
        }
        return answer.json().path("data");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
