package com.kyberaccess.bench.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.LocalHttp.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
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

    private final LocalHttp http = new LocalHttp(CONNECTIONS);
    private final int port;
    private final List<String> keys;
    private final List<Buffer> exchanges;
    private final String keyToken;
    private final Buffer wrongPassword =
            Buffer.buffer("{\"email\":\"%s\",\"password\":\"not the password\"}".formatted(EMAIL));

    AuthTarget(int port) {
        this.port = port;
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

    private Future<Answer> post(String path, Buffer body, Map<String, String> headers) {
        return http.send(HttpMethod.POST, port, path, headers, body);
    }

    private Future<Answer> get(String path, Map<String, String> headers) {
        return http.send(HttpMethod.GET, port, path, headers, null);
    }

    private static CompletionStage<Boolean> status(Future<Answer> answer, int wanted) {
        return answer.map(got -> got.status() == wanted).toCompletionStage();
    }

    private static JsonNode body(Future<Answer> answer) {
        return LocalHttp.await(answer).json();
    }

    @Override
    public void close() {
        http.close();
    }
}
