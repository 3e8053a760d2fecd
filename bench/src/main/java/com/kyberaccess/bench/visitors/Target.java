package com.kyberaccess.bench.visitors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.id.IdType;
import io.vertx.core.Future;
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
import java.util.UUID;

/// The API as a client of the account has it, past the gateway; the sandbox has a key of its own.
final class Target implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(64));
    private final int visitorPort;
    private final UUID account;
    private final Map<String, String> keys;

    /// An answer.
    record Answer(int status, String tag, Buffer body) {
        JsonNode json() {
            try {
                return JSON.readTree(body.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Target(int authPort, int visitorPort) {
        this.visitorPort = visitorPort;
        var login = Buffer.buffer("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(Stage.EMAIL, Stage.PASSWORD));
        var owner = await(send(authPort, HttpMethod.POST, "/auth/login", login, Map.of()))
                .json()
                .path("token")
                .asText();
        keys = Map.of("live", key(authPort, owner, "live"), "sandbox", key(authPort, owner, "sandbox"));
        var me = await(send(authPort, HttpMethod.GET, "/account", null, Map.of("Authorization", "Bearer " + owner)));
        account = new IdType("acc").parse(me.json().at("/data/id").asText()).orElseThrow();
    }

    private String key(int authPort, String owner, String mode) {
        var body = Buffer.buffer("{\"name\":\"bench\",\"scope\":\"read_write\",\"mode\":\"" + mode + "\"}");
        return await(send(authPort, HttpMethod.POST, "/api-keys", body, Map.of("Authorization", "Bearer " + owner)))
                .json()
                .at("/data/api_key")
                .asText();
    }

    UUID account() {
        return account;
    }

    Vertx vertx() {
        return vertx;
    }

    Future<Answer> get(String mode, String path, Map<String, String> headers) {
        var all = new java.util.HashMap<>(headers);
        all.put("X-API-Key", key(mode));
        return send(visitorPort, HttpMethod.GET, path, null, all);
    }

    Future<Answer> post(String mode, String path, String body) {
        return send(visitorPort, HttpMethod.POST, path, Buffer.buffer(body), Map.of("X-API-Key", key(mode)));
    }

    private String key(String mode) {
        var key = keys.get(mode);
        if (key == null) {
            throw new IllegalArgumentException(mode);
        }
        return key;
    }

    private Future<Answer> send(
            int port,
            HttpMethod method,
            String path,
            @org.jspecify.annotations.Nullable Buffer body,
            Map<String, String> headers) {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(method)
                .setURI("/api/v1" + path)
                .putHeader("Content-Type", "application/json");
        headers.forEach(options::putHeader);
        return http.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(response -> response.body()
                        .map(bytes -> new Answer(
                                response.statusCode(),
                                java.util.Objects.requireNonNullElse(response.getHeader("ETag"), ""),
                                bytes)));
    }

    static Answer await(Future<Answer> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
