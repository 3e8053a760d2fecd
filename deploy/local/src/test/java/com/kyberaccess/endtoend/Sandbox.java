package com.kyberaccess.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.local.Platform;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The gateway by the sandbox's host name, wherever the machine's resolver thinks that it leads.
final class Sandbox {
    private static final String HOST = "sandbox.localhost";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sandbox() {}

    record Answer(int status, JsonNode body) {}

    static String token(Platform platform, String apiKey) {
        return request(platform, "POST", "/auth/token", Map.of(), Map.of("api_key", apiKey))
                .body()
                .path("token")
                .asText();
    }

    static Answer get(Platform platform, String path, Map<String, String> headers) {
        return request(platform, "GET", path, headers, null);
    }

    static Answer post(Platform platform, String path, Map<String, String> headers, Object body) {
        return request(platform, "POST", path, headers, body);
    }

    private static Answer request(
            Platform platform, String method, String path, Map<String, String> headers, @Nullable Object body) {
        var vertx = Vertx.vertx();
        try {
            int port = platform.baseUri().getPort();
            var http = vertx.createHttpClient(new HttpClientOptions()
                    .setSsl(true)
                    .setTrustOptions(new PemTrustOptions()
                            .addCertPath(platform.caCertificate().toString())));
            var options = new RequestOptions()
                    .setMethod(HttpMethod.valueOf(method))
                    .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                    .setHost(HOST)
                    .setPort(port)
                    .setURI("/api/v1" + path)
                    .putHeader("Content-Type", "application/json");
            headers.forEach(options::putHeader);
            var payload = body == null ? Buffer.buffer() : Buffer.buffer(JSON.writeValueAsBytes(body));
            return http.request(options)
                    .compose(request -> request.send(payload))
                    .compose(response -> response.body().map(bytes -> answer(response.statusCode(), bytes)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Answer answer(int status, Buffer body) {
        try {
            return new Answer(status, JSON.readTree(body.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
