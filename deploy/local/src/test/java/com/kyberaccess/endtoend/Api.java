package com.kyberaccess.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.local.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// A client as an integrator writes one: HTTPS through the gateway, trusting the local CA, with one credential.
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> credential;

    private Api(HttpClient http, URI base, Map<String, String> credential) {
        this.http = http;
        this.base = base;
        this.credential = credential;
    }

    /// An answer: its status, headers and body.
    record Answer(int status, java.net.http.HttpHeaders headers, JsonNode body) {
        JsonNode data() {
            return body.path("data");
        }

        String errorCode() {
            return body.path("error").path("code").asText();
        }
    }

    /// Without a credential.
    static Api anonymous(Platform platform) {
        var http = HttpClient.newBuilder()
                .sslContext(trusting(platform))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Api(http, platform.baseUri(), Map.of());
    }

    /// The same client at another gateway of the system.
    Api at(URI otherBase) {
        return new Api(http, otherBase, credential);
    }

    Api withKey(String apiKey) {
        return new Api(http, base, Map.of("X-API-Key", apiKey));
    }

    Api withToken(String token) {
        return new Api(http, base, Map.of("Authorization", "Bearer " + token));
    }

    /// With the token that a key is exchanged for.
    Api withTokenOf(String apiKey) {
        return withToken(token(apiKey));
    }

    String token(String apiKey) {
        return post("/auth/token", Map.of("api_key", apiKey))
                .body()
                .path("token")
                .asText();
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        try {
            return send("POST", path, JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer postText(String path, String body) {
        return send("POST", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        credential.forEach(request::header);
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static SSLContext trusting(Platform platform) {
        try (var pem = Files.newInputStream(platform.caCertificate())) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
