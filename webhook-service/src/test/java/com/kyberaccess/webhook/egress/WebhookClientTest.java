package com.kyberaccess.webhook.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.webhook.testsupport.TestCertificates;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import com.sun.net.httpserver.HttpHandler;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static Vertx vertx;

    private TestReceiver receiver = new TestReceiver();

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void answerIsReportedInFull() {
        // Given
        receiver.always(TestReceiver.status(202, Map.of("X-Seen", "yes"), "thanks"));

        // When
        var exchange = post(receiver.url());

        // Then
        assertThat(exchange.succeeded()).isTrue();
        assertThat(exchange.status()).isEqualTo(202);
        assertThat(exchange.headers()).containsEntry("X-seen", "yes");
        assertThat(exchange.body()).asString(StandardCharsets.UTF_8).isEqualTo("thanks");
        assertThat(exchange.error()).isNull();
        assertThat(receiver.received().getFirst().header("X-Test")).isEqualTo("1");
        assertThat(receiver.received().getFirst().header("Host")).startsWith("localhost:");
    }

    @Test
    void selfSignedCertificateIsRefused() {
        receiver.close();
        receiver = new TestReceiver(TestCertificates.selfSigned());
        assertRefused(post(receiver.url()), "TLS failed");
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        receiver.close();
        receiver = new TestReceiver(TestCertificates.otherHost());
        assertRefused(post(receiver.url()), "TLS failed");
    }

    @Test
    void unknownAuthorityIsRefused() {
        var client = client(EgressSettings.allowing("127.0.0.0/8"), Local::name);
        assertRefused(post(client, receiver.url()), "TLS failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) {
        // Given
        var elsewhere = new TestReceiver();
        receiver.always(TestReceiver.status(status, Map.of("Location", elsewhere.url()), ""));

        // When
        var exchange = post(receiver.url());

        // Then
        assertThat(exchange.succeeded()).isFalse();
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(elsewhere.received()).isEmpty();
        elsewhere.close();
    }

    @Test
    void silentReceiverEndsAtTheDeadline() {
        // Given
        var hold = new CountDownLatch(1);
        receiver.always(exchange -> wait(hold));

        // When
        var exchange = post(receiver.url());
        hold.countDown();

        // Then
        assertThat(exchange.status()).isNull();
        assertThat(exchange.error()).isEqualTo("No complete response within 2 s");
        assertThat(exchange.took()).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(10));
    }

    @Test
    void drippingReceiverEndsAtTheDeadline() {
        // Given
        receiver.always(dripping(Duration.ofMillis(100)));

        // When
        var exchange = post(receiver.url());

        // Then
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.succeeded()).isFalse();
        assertThat(exchange.error()).isEqualTo("No complete response within 2 s");
        assertThat(exchange.body()).isNotEmpty();
    }

    @Test
    void endlessBodyIsCutAtSixteenKibibytes() {
        // Given
        var ended = new CountDownLatch(1);
        receiver.always(exchange -> {
            try {
                dripping(Duration.ZERO).handle(exchange);
            } finally {
                ended.countDown();
            }
        });

        // When
        var exchange = post(receiver.url());

        // Then
        assertThat(exchange.succeeded()).isTrue();
        assertThat(exchange.body()).hasSize(16_384);
        Awaitility.await().until(() -> ended.getCount() == 0);
    }

    @Test
    void serverThatSpeaksNoTlsIsAFailure() throws IOException {
        try (var plain = new Plain(true)) {
            assertThat(post("https://localhost:" + plain.port() + "/").error()).isNotNull();
        }
    }

    @Test
    void refusedTargetGetsNoConnection() throws IOException {
        try (var plain = new Plain(false)) {
            // Given
            var client = client(EgressSettings.strict(), Local::name);

            // When
            var exchange = post(client, "https://localhost:" + plain.port() + "/");

            // Then
            assertThat(exchange.error()).contains("reserved address");
            assertThat(plain.connections()).isZero();
        }
    }

    @Test
    void nameWithOneRefusedAddressGetsNoConnection() throws IOException {
        try (var plain = new Plain(false)) {
            // Given
            AddressLookup mixed = host -> List.of(InetAddress.ofLiteral("93.184.216.34"), LOOPBACK);
            var client = client(EgressSettings.strict(), mixed);

            // When
            var exchange = post(client, "https://mixed.test:" + plain.port() + "/");

            // Then
            assertThat(exchange.error()).contains("reserved address");
            assertThat(plain.connections()).isZero();
        }
    }

    @Test
    void connectionGoesToTheVettedAddressHoweverOftenTheNameChanges() throws IOException {
        try (var inside = new Plain(false)) {
            // Given
            Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.2"));
            AddressLookup rebinding =
                    host -> List.of(InetAddress.ofLiteral(answers.isEmpty() ? "127.0.0.1" : answers.poll()));
            var client = client(EgressSettings.allowing("127.0.0.2/32"), rebinding);

            // When
            var first = post(client, "https://rebinding.test:" + inside.port() + "/");
            var second = post(client, "https://rebinding.test:" + inside.port() + "/");

            // Then
            assertThat(first.error()).contains("refused");
            assertThat(second.error()).contains("reserved address");
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void nextAddressIsTriedWhereOneCanNotBeReached() {
        // Given
        AddressLookup twoAddresses = host -> List.of(InetAddress.ofLiteral("127.0.0.3"), LOOPBACK);
        var client = client(EgressSettings.local(), twoAddresses);

        // When
        var exchange = post(client, receiver.url());

        // Then
        assertThat(exchange.status()).isEqualTo(200);
    }

    @Test
    void requestLeavesByTheAddressThatItIsBoundTo() {
        // Given
        var client = client(EgressSettings.publishing("203.0.113.2@127.0.0.2", "203.0.113.3@127.0.0.3"), Local::name);
        var target = URI.create(receiver.url());

        // When
        for (var local : List.of("127.0.0.2", "127.0.0.3")) {
            client.post(target, new Source.Bound(InetAddress.ofLiteral(local)), Map.of(), BODY)
                    .join();
        }

        // Then
        assertThat(receiver.received())
                .extracting(TestReceiver.Received::from)
                .containsExactly("127.0.0.2", "127.0.0.3");
    }

    @Test
    void withoutAUsableSourceNothingIsSent() {
        // Given
        var client = client(EgressSettings.publishing("2001:db8::1@::1"), Local::name);
        var target = URI.create(receiver.url());

        // When
        var missing = client.post(target, new Source.Missing(), Map.of(), BODY).join();
        var otherFamily = client.post(target, new Source.Bound(InetAddress.ofLiteral("::1")), Map.of(), BODY)
                .join();

        // Then
        assertRefused(missing, "ip_allowlist");
        assertRefused(otherFamily, "source address");
    }

    @Test
    void unknownHostIsAFailure() {
        AddressLookup nowhere = host -> {
            throw new UnknownHostException(host);
        };
        assertRefused(
                post(client(EgressSettings.local(), nowhere), receiver.url("gone.test", "/")), "does not resolve");
    }

    @Test
    void numberAsHostIsNotSentTo() {
        var client = client(EgressSettings.strict(), host -> List.of(InetAddress.getAllByName(host)));
        assertThat(post(client, "https://2130706433/").error()).contains("not permitted");
        assertThat(post(client, "https://0x7f.0.0.1/").error()).contains("not permitted");
    }

    private void assertRefused(Exchange exchange, String reason) {
        assertThat(exchange.succeeded()).isFalse();
        assertThat(exchange.status()).isNull();
        assertThat(exchange.error()).contains(reason);
        assertThat(receiver.received()).isEmpty();
    }

    private static Exchange post(String url) {
        return post(client(EgressSettings.local(), Local::name), url);
    }

    private static Exchange post(WebhookClient client, String url) {
        return client.post(URI.create(url), new Source.Any(), Map.of("X-Test", "1"), BODY)
                .join();
    }

    private static WebhookClient client(EgressConfig config, AddressLookup lookup) {
        return new WebhookClient(
                vertx,
                new TargetResolver(lookup, new AddressPolicy(config), config),
                new EgressAddresses(config),
                config);
    }

    /// `localhost` as every machine knows it.
    private static final class Local {
        static List<InetAddress> name(String host) {
            return List.of(LOOPBACK);
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A body without an end.
    private static HttpHandler dripping(Duration pause) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(pause.isZero() ? new byte[1_000] : new byte[] {'.'});
                    out.flush();
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /// A listener that counts who connects, and hangs up or says something that is not TLS.
    private static final class Plain implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 10, LOOPBACK);
        private final AtomicInteger connections = new AtomicInteger();

        Plain(boolean talks) throws IOException {
            Thread.ofVirtual().start(() -> accept(talks));
        }

        private void accept(boolean talks) {
            try {
                while (true) {
                    try (var socket = listener.accept()) {
                        connections.incrementAndGet();
                        if (talks) {
                            socket.getOutputStream().write("220 smtp.test ESMTP\r\n".getBytes(StandardCharsets.UTF_8));
                        }
                    }
                }
            } catch (IOException closed) {
                return;
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
