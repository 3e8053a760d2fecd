package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.local.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// `DELETE /visitors/{visitor_id}` (contract, article 2), as far as the visitor's name has travelled: to
/// emergency-service, to subscribers and their delivery log, into mails.
class ErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform = RunningSystem.platform();
    private final Api api = Api.anonymous(platform).withKey(platform.apiKey());
    private final Traces traces = new Traces(platform);

    /// A name that nobody else has.
    private final String name =
            "Zz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("qx");

    private String checkIn() {
        var answer = api.post(
                "/visitors/check-in",
                Map.of(
                        "first_name",
                        "Jane",
                        "last_name",
                        name,
                        "email",
                        name + "@example.com",
                        "company",
                        name + " Ltd",
                        "purpose",
                        "To see " + name,
                        "custom_fields",
                        Map.of("plate", name),
                        "host_id",
                        Visits.anyHost(api)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.data().path("id").asText();
    }

    @Test
    void aDeletedVisitorsNameIsInNoTableAndInNoFile() {
        try (var receiver = new Receiver(platform, api, "visitor.*")) {
            // Given: it is wherever it can be
            var visit = checkIn();
            receiver.await(delivery -> delivery.visitorId().equals(visit));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces.of(name))
                    .contains("visitor: public.visit", "visitor: public.check_in_event", "emergency: public.presence")
                    .anyMatch(place -> place.startsWith("webhook: public.event"))
                    .anyMatch(place -> place.startsWith("mails/")));
            Visits.checkOut(api, visit);
            // When
            assertThat(api.delete("/visitors/" + visit).status()).isEqualTo(204);
            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(traces.of(name)).isEmpty());
            assertThat(api.get("/visitors/" + visit).status()).isEqualTo(404);
            // And the subscriber has been told to forget, too
            var told = receiver.await(delivery -> delivery.event().equals("visitor.deleted"));
            assertThat(told.visitorId()).isEqualTo(visit);
            assertThat(told.text()).doesNotContain(name);
        }
    }
}
