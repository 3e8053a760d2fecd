package com.kyberaccess.webhook.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The service without a setting for egress: whatever a webhook's URL tries, it is refused where it is given, and it
/// makes no connection where it was stored all the same.
@QuarkusTest
@TestProfile(DefaultEgressTest.Defaults.class)
@WithTestResource(Infrastructure.class)
class SsrfTest {
    private static final String REFUSED = "The host leads to a private, loopback or otherwise reserved address";
    private static final String NOT_PERMITTED = "The URL is not permitted: ";

    private ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();

    @Inject
    WebhookClient client;

    static Stream<String> urls() {
        return SsrfCases.urls();
    }

    @BeforeEach
    void listen() throws IOException {
        // On all addresses of this machine, of both families.
        listener = new ServerSocket(0, 10, InetAddress.ofLiteral("::"));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    listener.accept().close();
                    connections.incrementAndGet();
                }
            } catch (IOException closed) {
                return;
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void thereAreMoreThanSixtyCases() {
        assertThat(urls()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("urls")
    void isRefusedOnCreationAndOnChangeAndMakesNoConnection(String template) throws Exception {
        // Given
        var url = template.replace("{port}", String.valueOf(listener.getLocalPort()));
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, "https://public.test/hook", "*");

        // When
        var created = Api.as(tenant)
                .body(Map.of("name", "x", "url", url, "events", List.of("*")))
                .post("/api/v1/webhooks");
        var changed = Api.as(tenant).body(Map.of("url", url)).patch("/api/v1/webhooks/{id}", webhook.id());
        var sent = isUri(url)
                ? client.post(new URI(url), new Source.Any(), Map.of(), new byte[0])
                        .join()
                : null;

        // Then
        created.then().statusCode(422).body("error.details.field", contains("url"));
        changed.then().statusCode(422).body("error.details.field", contains("url"));
        if (sent != null) {
            assertThat(sent.status()).isNull();
            assertThat(sent.error())
                    .satisfiesAnyOf(error -> assertThat(error).isEqualTo(REFUSED), error -> assertThat(error)
                            .startsWith(NOT_PERMITTED));
        }
        assertThat(connections).hasValue(0);
    }

    @Test
    void theListenerWouldSeeAConnection() throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), listener.getLocalPort())) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        Awaitility.await().untilAtomic(connections, equalTo(1));
    }

    /// What is no URI can't be stored in a form that anything could be sent to.
    private static boolean isUri(String url) {
        try {
            return new URI(url).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
