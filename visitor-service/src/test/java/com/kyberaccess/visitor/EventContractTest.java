package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event that this service emits has the form of its schema and of its golden sample in `docs/events`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EventContractTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static ConsumerRecord<String, String> emitted(String type, Tenant tenant) {
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            return topic.await(message -> TopicProbe.header(message, "ce_type").equals(type)
                    && message.value().contains(tenant.account()));
        }
    }

    private static void listed(Desk desk, String list) {
        Desk.created(desk.post("/watchlist", Map.of("list", list, "first_name", "Jane", "last_name", "Smith")));
    }

    static Stream<Arguments> events() {
        return Stream.of(
                event("location.created", (desk, office) -> {}),
                event("host.created", (desk, office) -> {}),
                event("location.updated", (desk, office) -> desk.patch(
                                "/locations/" + office.location(), Map.of("name", "Head Office"))
                        .then()
                        .statusCode(200)),
                event("location.deleted", (desk, office) -> desk.delete("/locations/" + desk.location("Annexe", "UTC"))
                        .then()
                        .statusCode(204)),
                event("host.updated", (desk, office) -> desk.patch("/hosts/" + office.host(), Map.of("name", "Jim Doe"))
                        .then()
                        .statusCode(200)),
                event("host.deleted", (desk, office) -> desk.delete("/hosts/" + office.host())
                        .then()
                        .statusCode(204)),
                event("delivery.received", (desk, office) -> delivery(desk, office)),
                event("delivery.notified", (desk, office) -> delivery(desk, office)),
                event("delivery.picked_up", (desk, office) -> desk.patch(
                                "/deliveries/" + delivery(desk, office),
                                Map.of("status", "picked_up", "picked_up_by", "Jane Smith"))
                        .then()
                        .statusCode(200)),
                event("visitor.checked_in", (desk, office) -> office.checkIn(office.jane())),
                event("screening.cleared", (desk, office) -> office.checkIn(office.jane())),
                event("visitor.pre_registered", (desk, office) -> office.preRegistered()),
                event("visitor.pre_registration_cancelled", (desk, office) -> desk.post(
                                "/visitors/" + office.preRegistered() + "/cancel")
                        .then()
                        .statusCode(200)),
                event("visitor.deleted", (desk, office) -> desk.delete("/visitors/" + office.preRegistered())
                        .then()
                        .statusCode(204)),
                event("visitor.updated", (desk, office) -> desk.patch(
                                "/visitors/" + office.preRegistered(), Map.of("company", "New Company Name"))
                        .then()
                        .statusCode(200)),
                event("visitor.checked_out", (desk, office) -> {
                    var id = office.checkIn(office.jane()).getString("data.id");
                    desk.post("/visitors/" + id + "/check-out").then().statusCode(200);
                }),
                event("visitor.flagged", (desk, office) -> {
                    listed(desk, "custom");
                    office.checkIn(office.jane());
                }),
                event("screening.watchlist_hit", (desk, office) -> {
                    listed(desk, "sex_offender");
                    office.checkIn(office.jane());
                }),
                event("visitor.denied", (desk, office) -> {
                    listed(desk, "bolo");
                    office.checkIn(office.jane());
                }),
                event(
                        "document.nda_signed",
                        (desk, office) -> Desk.created(desk.post(
                                "/visitors/" + office.preRegistered() + "/nda",
                                Map.of("decision", "sign", "signature", "Alice Johnson")))),
                event(
                        "document.nda_declined",
                        (desk, office) -> Desk.created(desk.post(
                                "/visitors/" + office.preRegistered() + "/nda", Map.of("decision", "decline")))),
                event("screening.bolo_alert", (desk, office) -> {
                    listed(desk, "bolo");
                    office.checkIn(office.jane());
                }));
    }

    private static String delivery(Desk desk, Desk.Office office) {
        return Desk.created(desk.post("/deliveries", Map.of("host_id", office.host(), "carrier", "DHL")))
                .getString("data.id");
    }

    private static Arguments event(String type, BiConsumer<Desk, Desk.Office> cause) {
        return Arguments.of(type, cause);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void anEventHasTheFormOfItsSchemaAndSample(String type, BiConsumer<Desk, Desk.Office> cause) throws IOException {
        // Given
        var desk = Desk.of(TestTenants.next());
        var office = desk.office();
        // When
        cause.accept(desk, office);
        // Then
        var message = emitted(type, desk.tenant());
        var event = JSON.readTree(message.value());
        EventContract.assertFits(type, event);
        assertThat(TopicProbe.header(message, "ce_id"))
                .isEqualTo(event.path("id").asText());
        assertThat(TopicProbe.header(message, "kyber_mode")).isEqualTo("live");
        var subject =
                switch (type.substring(0, type.indexOf('.'))) {
                    case "host" -> "host";
                    case "location" -> "location";
                    case "delivery" -> "package";
                    default -> "visitor";
                };
        assertThat(message.key())
                .isEqualTo(event.path("data").path(subject).path("id").asText());
    }

    @Test
    void checkedInCarriesExactlyTheContractsSample() throws IOException {
        // Given
        var office = Desk.open().office();
        // When
        var visit = office.checkIn(office.jane());
        // Then
        var event = JSON.readTree(
                emitted("visitor.checked_in", office.desk().tenant()).value());
        var expected = JSON.readTree("""
                {"visitor": {"id": "%s", "first_name": "Jane", "last_name": "Smith", "email": "jane@example.com",
                             "company": "Acme Corp", "purpose": "Meeting"},
                 "host": {"id": "%s", "name": "John Doe", "department": "Engineering"},
                 "location": {"id": "%s", "name": "Main Office"},
                 "check_in_time": "%s", "badge_number": "V-0001", "id_scanned": false, "nda_signed": false,
                 "screening_status": "cleared"}
                """.formatted(
                visit.getString("data.id"), office.host(), office.location(), visit.getString("data.check_in_time")));
        assertThat(event.path("data")).isEqualTo(expected);
        assertThat(event.path("timestamp").asText()).isEqualTo(visit.getString("data.check_in_time"));
        assertThat(event.path("account_id").asText())
                .isEqualTo(office.desk().tenant().account());
    }

    @Test
    void theEventsOfAVisitKeepTheirOrder() {
        // Given
        var office = Desk.open().office();
        var id = office.checkIn(office.jane()).getString("data.id");
        office.desk().post("/visitors/" + id + "/check-out").then().statusCode(200);
        // When
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var messages = topic.await(3, message -> message.key().equals(id));
            // Then
            assertThat(messages.stream().map(message -> TopicProbe.header(message, "ce_type")))
                    .containsExactly("screening.cleared", "visitor.checked_in", "visitor.checked_out");
        }
    }

    @Test
    void aSandboxsEventsSaySo() {
        // Given
        var desk = Desk.of(TestTenants.sandboxOf(TestTenants.next()));
        // When
        desk.location("Main Office", "UTC");
        // Then
        assertThat(TopicProbe.header(emitted("location.created", desk.tenant()), "kyber_mode"))
                .isEqualTo("sandbox");
    }
}
