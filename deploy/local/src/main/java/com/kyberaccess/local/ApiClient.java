package com.kyberaccess.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A client of the public API, trusting the local CA only.
///
/// Requests that fail with a server error that says `X-Should-Retry: true` are sent again for up to 15 seconds.
final class ApiClient implements AutoCloseable {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_FOR = Duration.ofSeconds(15);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(250);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> identity;

    private ApiClient(HttpClient http, URI base, Map<String, String> identity) {
        this.http = http;
        this.base = base;
        this.identity = identity;
    }

    /// @param base with `/api/v1`
    static ApiClient of(URI base, Path caCertificate) {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(TrustedAuthority.sslContext(caCertificate))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new ApiClient(http, base, Map.of());
    }

    ApiClient withApiKey(String key) {
        return new ApiClient(http, base, Map.of("X-API-Key", key));
    }

    ApiClient withToken(String token) {
        return new ApiClient(http, base, Map.of("Authorization", "Bearer " + token));
    }

    /// @throws ApiFailure when the answer is an error
    /// @throws LocalException when nobody answers
    JsonNode get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    /// @throws ApiFailure when the answer is an error
    JsonNode post(String path, Object body) {
        try {
            return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws ApiFailure when the answer is an error
    void delete(String path) {
        send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    /// The ids of a list's items by one of their fields, in the list's order.
    Map<String, String> values(String listPath, String field) {
        var ids = new LinkedHashMap<String, String>();
        get(listPath)
                .path("data")
                .forEach(item ->
                        ids.put(item.path(field).asText(), item.path("id").asText()));
        return ids;
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body);
        identity.forEach(request::header);
        long deadline = System.nanoTime() + RETRY_FOR.toNanos();
        try {
            while (true) {
                var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < 400) {
                    return JSON.readTree(response.body());
                }
                if (!worthRepeating(response) || System.nanoTime() > deadline) {
                    throw new ApiFailure(method + " " + path, response.statusCode(), response.body());
                }
                Thread.sleep(RETRY_PAUSE);
            }
        } catch (ConnectException e) {
            throw new LocalException("KyberAccess is not running at %s: start it with ./kyber up".formatted(base), e);
        } catch (IOException e) {
            throw new LocalException("%s %s failed: %s".formatted(method, path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private static boolean worthRepeating(HttpResponse<?> response) {
        return response.statusCode() >= 500
                && response.headers()
                        .firstValue("X-Should-Retry")
                        .filter("true"::equals)
                        .isPresent();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
