package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.local.Platform;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// A subscriber: an HTTPS server with a certificate from the local CA, and its webhook. It answers 200, or
/// nothing at all while it {@link #hang()}s.
final class Receiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Api api;
    private final String webhook;
    private final String secret;
    private volatile boolean hanging;

    /// One request that arrived.
    record Delivery(String id, String event, String timestamp, String signature, String text) {
        JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        String visitorId() {
            return body().path("data").path("visitor").path("id").asText();
        }
    }

    Receiver(Platform platform, Api api, String... events) {
        this.api = api;
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(platform.localhostCertificate().toString())
                                .setKeyPath(platform.localhostKey().toString())))
                .requestHandler(request -> request.body().onSuccess(body -> receive(request, body)))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var created = api.post(
                "/webhooks",
                Map.of(
                        "name",
                        "end to end",
                        "url",
                        "https://127.0.0.1:" + server.actualPort() + "/events",
                        "events",
                        List.of(events)));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        webhook = created.data().path("id").asText();
        secret = created.data().path("signing_secret").asText();
    }

    private void receive(HttpServerRequest request, Buffer body) {
        deliveries.add(new Delivery(
                request.getHeader("X-KyberAccess-Delivery"),
                request.getHeader("X-KyberAccess-Event"),
                request.getHeader("X-KyberAccess-Timestamp"),
                request.getHeader("X-KyberAccess-Signature"),
                body.toString(StandardCharsets.UTF_8)));
        if (!hanging) {
            var answered = request.response().end();
            assertThat(answered).isNotNull();
        }
    }

    /// From now on requests arrive and are never answered.
    void hang() {
        hanging = true;
    }

    void answerAgain() {
        hanging = false;
    }

    String webhook() {
        return webhook;
    }

    String secret() {
        return secret;
    }

    /// The first delivery that matches, waiting for it up to 60 s.
    Delivery await(Predicate<Delivery> wanted) {
        return await(1, wanted).getFirst();
    }

    List<Delivery> await(int count, Predicate<Delivery> wanted) {
        return org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> present(wanted), found -> found.size() >= count);
    }

    List<Delivery> present(Predicate<Delivery> wanted) {
        return deliveries.stream().filter(wanted).toList();
    }

    @Override
    public void close() {
        api.delete("/webhooks/" + webhook);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
