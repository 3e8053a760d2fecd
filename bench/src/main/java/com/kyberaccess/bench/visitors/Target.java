package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.LocalHttp.Answer;
import com.kyberaccess.common.id.IdType;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The API as a client of the account has it, past the gateway; the sandbox has a key of its own.
final class Target implements AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final LocalHttp http = new LocalHttp(CONNECTIONS);
    private final int visitorPort;
    private final UUID account;
    private final Map<String, String> keys;

    Target(int authPort, int visitorPort) {
        this.visitorPort = visitorPort;
        var login = Buffer.buffer("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(Stage.EMAIL, Stage.PASSWORD));
        var owner = LocalHttp.await(send(authPort, HttpMethod.POST, "/auth/login", login, Map.of()))
                .json()
                .path("token")
                .asText();
        keys = Map.of("live", key(authPort, owner, "live"), "sandbox", key(authPort, owner, "sandbox"));
        var me = LocalHttp.await(
                send(authPort, HttpMethod.GET, "/account", null, Map.of("Authorization", "Bearer " + owner)));
        account = new IdType("acc").parse(me.json().at("/data/id").asText()).orElseThrow();
    }

    private String key(int authPort, String owner, String mode) {
        var body = Buffer.buffer("{\"name\":\"bench\",\"scope\":\"read_write\",\"mode\":\"" + mode + "\"}");
        return LocalHttp.await(
                        send(authPort, HttpMethod.POST, "/api-keys", body, Map.of("Authorization", "Bearer " + owner)))
                .json()
                .at("/data/api_key")
                .asText();
    }

    UUID account() {
        return account;
    }

    Future<Answer> get(String mode, String path, Map<String, String> headers) {
        var all = new HashMap<>(headers);
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
            int port, HttpMethod method, String path, @Nullable Buffer body, Map<String, String> headers) {
        return http.send(method, port, "/api/v1" + path, headers, body);
    }

    @Override
    public void close() {
        http.close();
    }
}
