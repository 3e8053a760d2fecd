package com.kyberaccess.emergency.evacuation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EvacuationListTest {
    private static final Instant HALF_PAST_NINE_IN_NEW_YORK = Instant.parse("2025-01-15T14:30:00Z");

    private final Tenant tenant = TestTenants.next();
    private final String location = VisitorTopic.newLocation();
    private final String visit = VisitorTopic.newVisit();

    @Test
    void aCheckedInVisitorIsOnTheListWithTheContractsFields() {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        // When
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        // Then
        awaitCompleteSince(Instant.now());
        list(tenant, "")
                .body("data.visitors.name", contains("Jane Smith"))
                .body("data.location", equalTo("Main Office"))
                .body("data.total_visitors", equalTo(1))
                .body("data.generated_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("data.visitors[0].company", equalTo("Acme Corp"))
                .body("data.visitors[0].host", equalTo("John Doe"))
                .body("data.visitors[0].checked_in_at", equalTo("09:30"))
                .body("data.visitors[0].badge_number", equalTo("V-0042"))
                .body("data.visitors[0].photo_url", equalTo(null))
                .body("data.visitors[0].visitor_id", equalTo(visit))
                .body("data.visitors[0].check_in_time", equalTo("2025-01-15T14:30:00Z"))
                .body("data.visitors[0].location_id", equalTo(location));
    }

    @Test
    void theGoldenSamplesOfTheProducerAreUnderstood() {
        // When
        VisitorTopic.sample(tenant, "location.created");
        VisitorTopic.sample(tenant, "visitor.checked_in");
        // Then
        awaitCompleteSince(Instant.now());
        assertThat(names(tenant)).containsExactly("Jane Smith");
        // When
        VisitorTopic.sample(tenant, "visitor.checked_out");
        // Then
        awaitNames(tenant);
    }

    @Test
    void aCheckOutTakesTheVisitorOffTheList() {
        // Given
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        awaitNames(tenant, "Jane Smith");
        // When
        VisitorTopic.checkedOut(tenant, visit, Instant.now());
        // Then
        awaitNames(tenant);
    }

    @Test
    void aCheckInReadAgainAfterTheCheckOutDoesNotBringTheVisitorBack() {
        // Given
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.checkedOut(tenant, visit, Instant.now());
        // When
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.checkedIn(tenant, VisitorTopic.newVisit(), location, "Last", HALF_PAST_NINE_IN_NEW_YORK);
        // Then
        awaitCompleteSince(Instant.now());
        assertThat(names(tenant)).containsExactly("Jane Last");
    }

    @Test
    void aCheckOutThatArrivesBeforeItsCheckInKeepsTheVisitorOff() {
        // Given
        VisitorTopic.checkedOut(tenant, visit, Instant.now());
        // When
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        // Then
        awaitCompleteSince(Instant.now());
        assertThat(names(tenant)).isEmpty();
    }

    @Test
    void aDeletedVisitorIsOffTheListAndLeavesNoNameInTheDatabase() throws Exception {
        // Given
        VisitorTopic.checkedIn(tenant, visit, location, "Forgettable", HALF_PAST_NINE_IN_NEW_YORK);
        awaitNames(tenant, "Jane Forgettable");
        // When
        VisitorTopic.deleted(tenant, visit);
        // Then
        awaitNames(tenant);
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM presence p WHERE p::text LIKE '%Forgettable%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void oneLocationShowsOnlyItsOwnPeople() {
        // Given
        var other = VisitorTopic.newLocation();
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        VisitorTopic.locationCreated(tenant, other, "Zurich Office", "Europe/Zurich");
        VisitorTopic.checkedIn(tenant, visit, location, "Here", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.checkedIn(tenant, VisitorTopic.newVisit(), other, "There", HALF_PAST_NINE_IN_NEW_YORK);
        awaitCompleteSince(Instant.now());
        // When
        var filtered = list(tenant, "?location_id=" + other);
        // Then
        filtered.body("data.location", equalTo("Zurich Office"))
                .body("data.visitors.name", contains("Jane There"))
                .body("data.visitors[0].checked_in_at", equalTo("15:30"));
    }

    @Test
    void anotherTenantsVisitorsAndLocationsAreUnknown() {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        awaitCompleteSince(Instant.now());
        // When
        var stranger = TestTenants.next();
        // Then
        list(stranger, "").body("data.visitors", empty());
        list(TestTenants.sandboxOf(tenant), "").body("data.visitors", empty());
        given().auth()
                .oauth2(TestTokens.readWrite(stranger))
                .get("/api/v1/emergency/evacuation-list?location_id=" + location)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"));
    }

    @Test
    void aReadOnlyKeyMayReadTheList() {
        given().auth()
                .oauth2(TestTokens.readOnly(tenant))
                .get("/api/v1/emergency/evacuation-list")
                .then()
                .statusCode(200);
    }

    @Test
    void theListSaysThatItIsUpToDate() {
        // Given
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        // When
        awaitCompleteSince(Instant.now());
        // Then
        list(tenant, "").body("data.projection_lag_ms", lessThan(10_000));
    }

    @Test
    void aMessageThatIsNoEventIsParkedWithItsReasonAndTheNextOneIsApplied() {
        // Given
        var key = "poison-" + visit;
        TopicProbe.publish(VisitorTopic.TOPIC, key, "{\"event\":\"visitor.checked_in\"", Map.of());
        // When
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        // Then
        awaitNames(tenant, "Jane Smith");
        try (var dead = new TopicProbe(VisitorTopic.TOPIC + ".dlq")) {
            var letter = dead.await(message -> key.equals(message.key()));
            assertThat(letter.value()).isEqualTo("{\"event\":\"visitor.checked_in\"");
            assertThat(TopicProbe.header(letter, "dead_letter_reason")).startsWith("not an event");
            assertThat(TopicProbe.header(letter, "dead_letter_consumer")).isEqualTo("emergency-service");
        }
    }

    private static void awaitNames(Tenant tenant, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(names(tenant)).containsExactly(expected));
    }

    private void awaitCompleteSince(Instant moment) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String asOf = json(tenant).getString("data.as_of");
            return asOf != null && Instant.parse(asOf).isAfter(moment);
        });
    }

    private static List<String> names(Tenant tenant) {
        return json(tenant).getList("data.visitors.name");
    }

    private static JsonPath json(Tenant tenant) {
        return list(tenant, "").extract().jsonPath();
    }

    private static ValidatableResponse list(Tenant tenant, String query) {
        return given().auth()
                .oauth2(TestTokens.readWrite(tenant))
                .get("/api/v1/emergency/evacuation-list" + query)
                .then()
                .statusCode(200);
    }
}
