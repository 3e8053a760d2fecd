package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.embedded.FreePort;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    private static final String NOT_FOUND =
            "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"There is nothing at this path.\",\"details\":[]}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private interface Scenario {
        void run(GatewayFixture gateway) throws Exception;
    }

    private void with(Consumer<HttpServerRequest> service, Scenario scenario) throws Exception {
        try (var stub = new StubService(service);
                var gateway = new GatewayFixture(folder, stub.port())) {
            scenario.run(gateway);
        }
    }

    @ParameterizedTest
    @EnumSource
    void handsRequestAndAnswerOn(Version version) throws Exception {
        with(
                request -> request.body().onSuccess(body -> request.response()
                        .setStatusCode(201)
                        .putHeader("Location", "/api/v1/visitors/vis_1")
                        .end(request.method() + " " + request.uri() + " " + request.getHeader("X-API-Key") + " "
                                + body)),
                gateway -> {
                    // When
                    var answer = gateway.send(gateway.request("/api/v1/visitors/check-in?dry=%C3%A9&x=1")
                            .version(version)
                            .header("X-API-Key", "ka_live_1")
                            .POST(BodyPublishers.ofString("{\"a\":1}")));

                    // Then
                    assertThat(answer.version()).isEqualTo(version);
                    assertThat(answer.statusCode()).isEqualTo(201);
                    assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/visitors/vis_1");
                    assertThat(answer.body())
                            .isEqualTo("POST /api/v1/visitors/check-in?dry=%C3%A9&x=1 ka_live_1 {\"a\":1}");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/v1/eventsx", "/q/metrics", "/q/health/ready", "/api/v1/events/../../../q/metrics"})
    void answersNotFoundWhereNoServiceIs(String path) throws Exception {
        with(request -> request.response().end("reached"), gateway -> {
            HttpResponse<String> answer = gateway.get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NOT_FOUND);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().firstValue("X-Should-Retry")).hasValue("false");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        });
    }

    @Test
    void answersProblemDetailsToAClientThatAsksForThem() throws Exception {
        with(request -> request.response().end("reached"), gateway -> {
            var answer = gateway.send(gateway.request("/nowhere").header("Accept", "application/problem+json"));

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"status\":404", "\"code\":\"NOT_FOUND\"");
        });
    }

    @Test
    void saysThatAServiceIsDown() throws Exception {
        try (var gateway = new GatewayFixture(folder, FreePort.find())) {
            var answer =
                    gateway.send(gateway.request("/api/v1/hosts").POST(BodyPublishers.ofString("x".repeat(100_000))));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"", "\"details\":[]");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("X-Should-Retry")).hasValue("true");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAServiceBrokeOffBeforeItAnswered(Version version) throws Exception {
        try (var service = RawService.answering("");
                var gateway = new GatewayFixture(folder, service.port())) {
            var answer = gateway.send(gateway.request("/api/v1/hosts").version(version));

            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void requiresHttps() throws Exception {
        with(request -> request.response().end("reached"), gateway -> {
            var answer = gateway.send(gateway.plainRequest("/api/v1/hosts"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"HTTPS_REQUIRED\"");
            assertThat(answer.headers().firstValue("X-Should-Retry")).hasValue("false");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/hosts", "/nowhere"})
    void setsStrictTransportSecurityOnEveryAnswer(String path) throws Exception {
        with(request -> request.response().end(), gateway -> {
            assertThat(gateway.get(path).headers().allValues("Strict-Transport-Security"))
                    .containsExactly("max-age=31536000");
        });
    }

    @Test
    void saysWhereARequestReallyCameFrom() throws Exception {
        with(
                request -> request.response()
                        .end(request.headers().getAll("X-Forwarded-For") + " "
                                + request.headers().getAll("X-Forwarded-Proto") + " "
                                + request.headers().getAll("X-Forwarded-Host") + " " + request.getHeader("Forwarded")
                                + " " + request.getHeader("X-Real-IP")),
                gateway -> {
                    var request = gateway.request("/api/v1/hosts")
                            .header("X-Forwarded-For", "203.0.113.7")
                            .header("X-Forwarded-Proto", "http")
                            .header("X-Forwarded-Host", "evil.example")
                            .header("Forwarded", "for=203.0.113.7")
                            .header("X-Real-IP", "203.0.113.7");

                    assertThat(gateway.send(request).body())
                            .matches("\\[(127\\.0\\.0\\.1|\\[?[0:]*:0*1]?)] \\[https] \\[localhost:\\d+] null null");
                });
    }

    @Test
    void keepsAHarmlessRequestId() throws Exception {
        with(
                request -> request.response()
                        .putHeader("X-Request-Id", "of-the-service")
                        .end(request.getHeader("X-Request-Id")),
                gateway -> {
                    var answer = gateway.send(gateway.request("/api/v1/hosts").header("X-Request-Id", "my-id_1.2"));

                    assertThat(answer.body()).isEqualTo("my-id_1.2");
                    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("my-id_1.2");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a\"b", ""})
    void replacesARequestIdThatIsNotOne(String id) throws Exception {
        with(request -> request.response().end(request.getHeader("X-Request-Id")), gateway -> {
            var answer = gateway.send(gateway.request("/api/v1/hosts").header("X-Request-Id", id));

            assertThat(answer.body()).matches("req_[0-9a-f]{32}");
            assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(answer.body());
        });
    }

    @Test
    void keepsHeadersOfOneConnectionToThatConnection() throws Exception {
        with(
                request -> request.response()
                        .putHeader("Connection", "X-Of-The-Service")
                        .putHeader("Keep-Alive", "timeout=5")
                        .putHeader("X-Of-The-Service", "secret")
                        .end("seen: " + request.getHeader("X-Of-The-Client") + " " + request.getHeader("TE")),
                gateway -> {
                    String answer = gateway.raw("GET /api/v1/hosts HTTP/1.1\r\nHost: localhost\r\nTE: trailers\r\n"
                            + "Connection: X-Of-The-Client\r\nConnection: close\r\nX-Of-The-Client: secret\r\n\r\n");

                    assertThat(answer)
                            .startsWith("HTTP/1.1 200 OK")
                            .endsWith("seen: null null")
                            .doesNotContainIgnoringCase("X-Of-The-Service", "timeout=5");
                });
    }

    @Test
    void explainsARequestThatIsNone() throws Exception {
        with(request -> request.response().end("reached"), gateway -> {
            String answer = gateway.raw("GET /api/v1/hosts HTTP/9.x\r\nHost: localhost\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.0 400 Bad Request")
                    .contains("\"code\":\"BAD_REQUEST\"")
                    .containsIgnoringCase("x-request-id: req_")
                    .containsIgnoringCase("strict-transport-security");
        });
    }

    @ParameterizedTest
    @EnumSource
    void handsAHeaderOfTenKilobytesOn(Version version) throws Exception {
        with(
                request -> request.response()
                        .end("" + request.getHeader("X-API-Key").length()),
                gateway -> {
                    String key = "k".repeat(10_240);

                    var answer = gateway.send(
                            gateway.request("/api/v1/hosts").version(version).header("X-API-Key", key));

                    assertThat(answer.version()).isEqualTo(version);
                    assertThat(answer.body()).isEqualTo("10240");
                });
    }

    @ParameterizedTest
    @EnumSource
    void explainsHeadersThatAreTooLarge(Version version) throws Exception {
        with(request -> request.response().end("reached"), gateway -> {
            var answer = gateway.send(
                    gateway.request("/api/v1/hosts").version(version).header("X-Large", "x".repeat(20_000)));

            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.statusCode()).isEqualTo(431);
            assertThat(answer.body()).contains("\"code\":\"HEADERS_TOO_LARGE\"");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        });
    }

    @Test
    void explainsHeadersThatAreFarTooLarge() throws Exception {
        with(request -> request.response().end("reached"), gateway -> {
            String answer = gateway.raw(
                    "GET /api/v1/hosts HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(100_000) + "\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"HEADERS_TOO_LARGE\"");
        });
    }

    @ParameterizedTest
    @EnumSource
    void passesAnEmptyAnswerOn(Version version) throws Exception {
        with(request -> request.response().setStatusCode(204).end(), gateway -> {
            var answer = gateway.send(
                    gateway.request("/api/v1/webhooks/whk_1").version(version).DELETE());

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void passesTheLengthOfAHeadAnswerOn(Version version) throws Exception {
        with(request -> request.response().putHeader("Content-Length", "7").end(), gateway -> {
            var answer = gateway.send(
                    gateway.request("/api/v1/hosts").version(version).HEAD());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Length")).hasValue("7");
        });
    }

    @ParameterizedTest
    @EnumSource
    void passesEventsOnAsTheyCome(Version version) throws Exception {
        var seen = new CountDownLatch(1);
        with(
                request -> {
                    request.response()
                            .putHeader("Content-Type", "text/event-stream")
                            .setChunked(true);
                    request.response().write("data: first\n\n");
                    Thread.ofVirtual().start(() -> endWhen(seen, request));
                },
                gateway -> {
                    try (InputStream events = gateway.stream("/api/v1/visitors/active/stream", version)
                            .body()) {
                        assertThat(new String(events.readNBytes(11), StandardCharsets.UTF_8))
                                .isEqualTo("data: first");
                        seen.countDown();
                        assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                                .contains("data: last");
                    }
                });
    }

    // Without the first event at the client, the last one never comes.
    private static void endWhen(CountDownLatch seen, HttpServerRequest request) {
        try {
            if (seen.await(20, TimeUnit.SECONDS)) {
                request.response().end("data: last\n\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
