package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReceiverTest {

    private static final String BODY = "{\"id\":\"evt_001\"}";
    private static final Signature SIGNATURE = new Signature("whsec_test");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void acceptsAndShowsASignedEvent(@TempDir Path folder) throws Exception {
        int status = deliver(folder, SIGNATURE.of("1705312200", BODY.getBytes(StandardCharsets.UTF_8)), BODY);

        assertThat(status).isEqualTo(200);
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("visitor.checked_in", "dlv_1", "signature ok", BODY)
                .doesNotContain("WRONG");
    }

    @Test
    void refusesAnEventWithAWrongSignature(@TempDir Path folder) throws Exception {
        int status = deliver(folder, "sha256=00", BODY);

        assertThat(status).isEqualTo(400);
        assertThat(lines).singleElement().asString().contains("SIGNATURE WRONG");
    }

    @Test
    void showsNothingThatCouldMoveTheCursor(@TempDir Path folder) throws Exception {
        deliver(folder, "sha256=00", "{\"name\":\"\\u001b[2J\"}\u001b[2J");

        assertThat(lines).singleElement().asString().doesNotContain("\u001b");
    }

    private int deliver(Path folder, String signature, String body) throws IOException, InterruptedException {
        Home home = new Home(folder).create();
        LocalAuthority authority = new LocalAuthority(home.tls(), Clock.systemUTC()).ensure();
        try (var receiver = new EventReceiver(home, 0, lines::add);
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(TrustedAuthority.sslContext(authority.caCertificate()))
                        .build()) {
            receiver.expect("whsec_test");
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + receiver.port() + "/"))
                    .header("X-KyberAccess-Event", "visitor.checked_in")
                    .header("X-KyberAccess-Delivery", "dlv_1")
                    .header("X-KyberAccess-Timestamp", "1705312200")
                    .header("X-KyberAccess-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
