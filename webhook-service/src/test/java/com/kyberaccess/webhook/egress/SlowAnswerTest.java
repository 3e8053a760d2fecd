package com.kyberaccess.webhook.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.webhook.testsupport.TestCertificates;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Servers that keep a connection busy before there is a body: each costs until the deadline (2 s here), then the
/// connection is closed from our side.
class SlowAnswerTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// What a server does with a connection.
    @FunctionalInterface
    private interface Talk {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    @Test
    void handshakeThatNeverEndsEndsAtTheDeadline() throws Exception {
        try (var plain = new ServerSocket(0, 10, LOOPBACK)) {
            assertThat(endsAtTheDeadline(plain, socket -> drain(socket)).status())
                    .isNull();
        }
    }

    @Test
    void statusLineThatDripsEndsAtTheDeadline() throws Exception {
        try (var tls = tls()) {
            assertThat(endsAtTheDeadline(tls, socket -> drip(socket.getOutputStream(), "HTTP/1.1 200 O", "O"))
                            .status())
                    .isNull();
        }
    }

    @Test
    void headersThatDripEndAtTheDeadline() throws Exception {
        try (var tls = tls()) {
            assertThat(endsAtTheDeadline(
                                    tls, socket -> drip(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n", "X-A: b\r\n"))
                            .status())
                    .isNull();
        }
    }

    @Test
    void chunksThatDripEndAtTheDeadline() throws Exception {
        try (var tls = tls()) {
            var exchange = endsAtTheDeadline(
                    tls,
                    socket -> drip(
                            socket.getOutputStream(),
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                            "1\r\n.\r\n"));
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.succeeded()).isFalse();
        }
    }

    @Test
    void headersWithoutEndAreCutOff() throws Exception {
        try (var tls = tls()) {
            // When
            var closed = serve(tls, socket -> {
                var out = socket.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write(("X-A: " + "b".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            });
            var exchange = post(tls.getLocalPort());

            // Then
            assertThat(exchange.succeeded()).isFalse();
            assertThat(exchange.took()).isLessThan(Duration.ofSeconds(2));
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Exchange endsAtTheDeadline(ServerSocket server, Talk talk) throws InterruptedException {
        var closed = serve(server, talk);
        var exchange = post(server.getLocalPort());
        assertThat(exchange.error()).isEqualTo("No complete response within 2 s");
        assertThat(exchange.took()).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(10));
        assertThat(closed.await(15, TimeUnit.SECONDS))
                .as("our side closes the connection")
                .isTrue();
        return exchange;
    }

    /// @return counted down when the connection has ended
    private static CountDownLatch serve(ServerSocket server, Talk talk) {
        var closed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                talk.with(socket);
            } catch (IOException | InterruptedException ended) {
                // What the test is about.
            } finally {
                closed.countDown();
            }
        });
        return closed;
    }

    private static void drain(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            continue;
        }
    }

    private static void drip(OutputStream out, String start, String drop) throws IOException, InterruptedException {
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write(drop.getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(50);
        }
    }

    private static ServerSocket tls() throws IOException {
        return TestCertificates.localhost().getServerSocketFactory().createServerSocket(0, 10, LOOPBACK);
    }

    private static Exchange post(int port) {
        var config = EgressSettings.local();
        var client = new WebhookClient(
                vertx,
                new TargetResolver(host -> List.of(LOOPBACK), new AddressPolicy(config), config),
                new EgressAddresses(config),
                config);
        return client.post(
                        URI.create("https://localhost:" + port + "/"), new Source.Any(), Map.of(), new byte[] {'{', '}'
                        })
                .join();
    }
}
