package com.kyberaccess.bench.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.bench.harness.Load;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/// An auth-service under load, over plain HTTP as behind the gateway.
final class AuthTarget implements AutoCloseable {
    static final String EMAIL = "owner@bench.test";
    static final String PASSWORD = "bench-owner-password";
    private static final int KEYS = 50;
    private static final int CONNECTIONS = 64;
    private static final String KEYS_PATH = "/api/v1/api-keys";

    private final ObjectMapper json = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private final List<String> keys;
    private final List<Buffer> exchanges;
    private final String keyToken;
    private final Buffer wrongPassword =
            Buffer.buffer("{\"email\":\"%s\",\"password\":\"not the password\"}".formatted(EMAIL));

    AuthTarget(int port) {
        http = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .build();
        var login = Buffer.buffer("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD));
        var owner =
                body(post("/api/v1/auth/login", login, Map.of())).path("token").asText();
        var key = Buffer.buffer("{\"name\":\"bench\",\"scope\":\"read_write\"}");
        keys = IntStream.range(0, KEYS)
                .mapToObj(i -> body(post(KEYS_PATH, key, Map.of("Authorization", "Bearer " + owner)))
                        .path("data")
                        .path("api_key")
                        .asText())
                .toList();
        exchanges = keys.stream()
                .map(apiKey -> Buffer.buffer("{\"api_key\":\"" + apiKey + "\"}"))
                .toList();
        keyToken = body(post("/api/v1/auth/token", exchanges.getFirst(), Map.of()))
                .path("token")
                .asText();
    }

    /// `POST /auth/token`, one key after the other.
    Load tokens() {
        return new Load(
                number -> status(post("/api/v1/auth/token", exchanges.get((int) (number % KEYS)), Map.of()), 200));
    }

    /// `POST /auth/login` with a wrong password: hashed, refused, and an event.
    Load logins() {
        return new Load(number -> post("/api/v1/auth/login", wrongPassword, Map.of())
                .map(answer -> answer.status() == 401 || answer.status() == 429 || answer.status() == 503)
                .toCompletionStage());
    }

    /// A request that is authenticated and then refused, since keys manage no keys: little besides authentication.
    Load refusedByToken() {
        return new Load(number -> status(get(KEYS_PATH, Map.of("Authorization", "Bearer " + keyToken)), 403));
    }

    Load refusedByApiKey() {
        return new Load(number -> status(get(KEYS_PATH, Map.of("X-API-Key", keys.getFirst())), 403));
    }

    private record Answer(int status, Buffer body) {}

    private Future<Answer> post(String path, Buffer body, Map<String, String> headers) {
        return send(HttpMethod.POST, path, body, headers);
    }

    private Future<Answer> get(String path, Map<String, String> headers) {
        return send(HttpMethod.GET, path, Buffer.buffer(), headers);
    }

    private Future<Answer> send(HttpMethod method, String path, Buffer body, Map<String, String> headers) {
        var options = new RequestOptions().setMethod(method).setURI(path);
        options.putHeader("Content-Type", "application/json");
        headers.forEach(options::putHeader);
        return http.request(options).compose(request -> answer(request, body));
    }

    private static Future<Answer> answer(HttpClientRequest request, Buffer body) {
        return request.send(body).compose(answer -> answer.body().map(text -> new Answer(answer.statusCode(), text)));
    }

    private static CompletionStage<Boolean> status(Future<Answer> answer, int wanted) {
        return answer.map(got -> got.status() == wanted).toCompletionStage();
    }

    private JsonNode body(Future<Answer> answer) {
        try {
            return json.readTree(answer.toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .body()
                    .getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
