package com.kyberaccess.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.embedded.FreePort;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The webhook of `./kyber listen`: it exists as long as this object is open.
final class ListenWebhook implements AutoCloseable {

    private static final String NAME = "./kyber listen";

    private final Home home;
    private final String id;

    private ListenWebhook(Home home, String id) {
        this.home = home;
        this.id = id;
    }

    /// Registers it for a receiver, which learns the signing secret. Webhooks of earlier receivers that were killed are
    /// removed first.
    ///
    /// @throws LocalException when the system is not running
    static ListenWebhook register(Home home, EventReceiver receiver, List<String> events) {
        try (ApiClient api = connect(home)) {
            removeAbandoned(api);
            Map<String, Object> request =
                    Map.of("name", NAME, "url", "https://localhost:" + receiver.port() + "/", "events", events);
            JsonNode webhook = api.post("/webhooks", request).path("data");
            receiver.expect(webhook.path("signing_secret").asText());
            return new ListenWebhook(home, webhook.path("id").asText());
        }
    }

    private static void removeAbandoned(ApiClient api) {
        for (JsonNode webhook : api.get("/webhooks?per_page=100").path("data")) {
            int port = URI.create(webhook.path("url").asText()).getPort();
            if (webhook.path("name").asText().equals(NAME) && port > 0 && FreePort.isFree(port)) {
                api.delete("/webhooks/" + webhook.path("id").asText());
            }
        }
    }

    String id() {
        return id;
    }

    // Where the system is by now: it may have been restarted on another port.
    @Override
    public void close() {
        try (ApiClient api = connect(home)) {
            api.delete("/webhooks/" + id);
        }
    }

    private static ApiClient connect(Home home) {
        LocalEnvironment environment = environment(home);
        return ApiClient.of(environment.url(), environment.caCertificate()).withApiKey(environment.apiKey());
    }

    /// Where the system is.
    ///
    /// @throws LocalException when it never ran
    static LocalEnvironment environment(Home home) {
        return LocalEnvironment.read(home.environmentFile())
                .orElseThrow(() -> new LocalException(
                        "KyberAccess is not running in %s: start it with ./kyber up".formatted(home.root())));
    }
}
