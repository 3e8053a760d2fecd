package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayBodyTest {

    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;
    private static final String TOO_LARGE = "{\"error\":{\"code\":\"PAYLOAD_TOO_LARGE\"}}";
    private static final String REFUSAL = "HTTP/1.1 413 Content Too Large\r\nContent-Type: application/json\r\n"
            + "Content-Length: " + TOO_LARGE.length() + "\r\nConnection: close\r\n\r\n" + TOO_LARGE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> bodies() {
        byte[] bytes = "x".repeat(TWO_MEGABYTES).getBytes(StandardCharsets.US_ASCII);
        return Stream.of(Version.values())
                .flatMap(version -> Stream.of(
                        Arguments.of(version, "known length", BodyPublishers.ofByteArray(bytes)),
                        Arguments.of(
                                version,
                                "unknown length",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("bodies")
    void handsALargeBodyOnInFull(Version version, String kind, BodyPublisher body) throws Exception {
        try (var stub = new StubService(GatewayBodyTest::count);
                var gateway = new GatewayFixture(folder, stub.port())) {
            var answer = gateway.send(
                    gateway.request("/api/v1/hosts").version(version).POST(body));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(kind + " " + TWO_MEGABYTES);
        }
    }

    private static void count(HttpServerRequest request) {
        boolean chunked = request.headers().contains("Transfer-Encoding");
        if (request.getHeader("Expect") != null) {
            request.response().writeContinue();
        }
        request.body().onSuccess(body -> request.response()
                .end((chunked ? "unknown length " : "known length ") + body.length()));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("bodies")
    void deliversTheAnswerOfAServiceThatRefusesABodyUnread(Version version, String kind, BodyPublisher body)
            throws Exception {
        try (var service = RawService.answering(REFUSAL);
                var gateway = new GatewayFixture(folder, service.port())) {
            // Repeated, because an answer that is lost is lost by chance.
            for (int attempt = 1; attempt <= 5; attempt++) {
                var answer = gateway.send(
                        gateway.request("/api/v1/hosts").version(version).POST(body));

                assertThat(answer.statusCode()).as(kind).isEqualTo(413);
                assertThat(answer.body()).isEqualTo(TOO_LARGE);
            }
        }
    }
}
