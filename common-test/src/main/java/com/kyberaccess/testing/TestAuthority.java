package com.kyberaccess.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Tenant;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// Stands in for auth-service in the tests of the other services, with a signing key of its own: it serves the
/// key set and exchanges the API keys that {@link TestTokens#apiKeyFor} gave out. The end-to-end tests use the
/// real one.
final class TestAuthority {
    static final String ISSUER = "https://api.kyber.test";

    private final HttpServer server;
    private final EllipticCurveJsonWebKey key;
    private final Map<String, Tenant> apiKeys = new ConcurrentHashMap<>();
    private final AtomicInteger exchanges = new AtomicInteger();
    private volatile String lastClient = "";

    TestAuthority() {
        try {
            key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("test-key");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/jwks.json", exchange -> answer(exchange, 200, new JsonWebKeySet(key).toJson()));
        server.createContext("/api/v1/auth/token", this::exchange);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void serve(String path, HttpHandler handler) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException e) {
            // There was none.
        }
        server.createContext(path, handler);
    }

    EllipticCurveJsonWebKey key() {
        return key;
    }

    String newApiKey(Tenant tenant) {
        var apiKey = ApiKeyFormat.generate(tenant.mode(), new SecureRandom());
        apiKeys.put(apiKey, tenant);
        return apiKey;
    }

    int exchanges() {
        return exchanges.get();
    }

    String lastClient() {
        return lastClient;
    }

    private void exchange(HttpExchange exchange) throws IOException {
        exchanges.incrementAndGet();
        lastClient = String.valueOf(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
        var body = new ObjectMapper().readTree(exchange.getRequestBody());
        var tenant = apiKeys.get(body.path("api_key").asText());
        if (tenant == null) {
            answer(exchange, 401, "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"unknown\",\"details\":[]}}");
        } else {
            answer(exchange, 200, "{\"token\":\"" + TestTokens.readWrite(tenant) + "\",\"token_type\":\"Bearer\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
