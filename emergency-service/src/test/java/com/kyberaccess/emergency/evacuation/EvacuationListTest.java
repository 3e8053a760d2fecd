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
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aPhotoHasASignedThumbnailWhetherItWasTakenBeforeOrAfterTheCheckIn() {
        // Given
        var before = VisitorTopic.newVisit();
        var without = VisitorTopic.newVisit();
        VisitorTopic.photographed(tenant, before);
        VisitorTopic.checkedIn(tenant, before, location, "A", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.checkedIn(tenant, visit, location, "B", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.sample(tenant, "visitor.updated", without);
        VisitorTopic.checkedIn(tenant, without, location, "C", HALF_PAST_NINE_IN_NEW_YORK);
        awaitNames(tenant, "Jane A", "Jane B", "Jane C");
        // When
        VisitorTopic.photographed(tenant, visit);
        VisitorTopic.awaitRead(tenant);
        // Then
        var list = list(tenant, "").extract().jsonPath();
        assertThat(photoOf(before, list))
                .matches(".*/photos/" + before + "_thumb\\.jpg\\?expires=\\d+&signature=[\\w-]{43}");
        assertThat(photoOf(visit, list)).contains("/photos/" + visit + "_thumb.jpg?expires=");
        assertThat(photoOf(without, list)).isNull();
    }

    private static @Nullable String photoOf(String visit, JsonPath list) {
        return list.getString("data.visitors.find { it.visitor_id == '" + visit + "' }.photo_url");
    }

    @Test
    void whoWasOnlyPhotographedIsNotOnTheList() {
        // When
        VisitorTopic.photographed(tenant, visit);
        VisitorTopic.awaitRead(tenant);
        // Then
        assertThat(names(tenant)).isEmpty();
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
    void aCorrectedNameIsOnTheListAndBringsNobodyBack() {
        // Given
        var gone = VisitorTopic.newVisit();
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.checkedIn(tenant, gone, location, "Gone", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.checkedOut(tenant, gone, Instant.now());
        // When
        VisitorTopic.updated(tenant, gone, "Back");
        VisitorTopic.updated(tenant, visit, "Miller");
        // Then
        awaitNames(tenant, "Jane Miller");
        list(tenant, "").body("data.visitors[0].company", equalTo("New Company Name"));
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

    @Test
    void peopleAwaitingReviewAreToldApartAndNotCounted() {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        VisitorTopic.flagged(tenant, visit, location, "Suspect", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.awaitRead(tenant);
        // Then
        list(tenant, "?location_id=" + location)
                .body("data.total_visitors", equalTo(0))
                .body("data.visitors", empty())
                .body("data.awaiting_review.visitor_id", contains(visit))
                .body("data.awaiting_review.name", contains("Jane Suspect"))
                .body("data.awaiting_review.flagged_at", contains("2025-01-15T14:30:00Z"));
        // When
        VisitorTopic.checkedIn(tenant, visit, location, "Suspect", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.awaitRead(tenant);
        // Then
        list(tenant, "").body("data.awaiting_review", empty()).body("data.visitors.visitor_id", contains(visit));
    }

    @Test
    void whoWasDeniedAfterAReviewAwaitsNone() {
        // Given
        VisitorTopic.flagged(tenant, visit, location, "Suspect", HALF_PAST_NINE_IN_NEW_YORK);
        // When
        VisitorTopic.denied(tenant, visit);
        VisitorTopic.awaitRead(tenant);
        // Then
        list(tenant, "").body("data.awaiting_review", empty()).body("data.visitors", empty());
    }

    @Test
    void whatTheProducersSamplesOfFlaggedAndDeniedSayIsUnderstood() {
        VisitorTopic.sample(tenant, "visitor.flagged", visit);
        VisitorTopic.awaitRead(tenant);
        list(tenant, "").body("data.awaiting_review.name", contains("Jane Smith"));
        VisitorTopic.sample(tenant, "visitor.denied", visit);
        VisitorTopic.awaitRead(tenant);
        list(tenant, "").body("data.awaiting_review", empty());
    }

    @Test
    void eventsOutOfOrderAcrossPartitionsAndTwiceLeadToTheSameList() {
        // Given: the check-out in a partition of its own, before the check-in; and everything again.
        var gone = VisitorTopic.newVisit();
        for (int i = 0; i < 2; i++) {
            VisitorTopic.publishTo(tenant, 0, "visitor.checked_out", """
                    {"visitor":{"id":"%s"},"check_out_time":"2025-01-15T15:00:00Z"}""".formatted(gone));
            VisitorTopic.awaitRead(tenant);
            VisitorTopic.publishTo(
                    tenant, 1, "visitor.checked_in", VisitorTopic.arrival(gone, location, "Gone", "check_in_time"));
            VisitorTopic.publishTo(
                    tenant, 2, "visitor.checked_in", VisitorTopic.arrival(visit, location, "Here", "check_in_time"));
            VisitorTopic.awaitRead(tenant);
        }
        // Then
        assertThat(names(tenant)).containsExactly("Jane Here");
    }

    @Test
    void aCheckInReadAgainAfterADeletionBringsNoNameBack() throws Exception {
        // Given
        VisitorTopic.checkedIn(tenant, visit, location, "Erasable", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.deleted(tenant, visit);
        // When
        VisitorTopic.checkedIn(tenant, visit, location, "Erasable", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.awaitRead(tenant);
        // Then
        assertThat(names(tenant)).isEmpty();
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM presence p WHERE p::text LIKE '%Erasable%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Past midnight, and on both sides of the changes to and from daylight saving time.
        "2025-01-16T04:59:00Z, 23:59",
        "2025-01-16T05:00:00Z, 00:00",
        "2025-03-09T06:59:00Z, 01:59",
        "2025-03-09T07:00:00Z, 03:00",
        "2025-11-02T05:30:00Z, 01:30",
        "2025-11-02T06:30:00Z, 01:30",
        "2025-11-02T07:30:00Z, 02:30"
    })
    void theHourIsThatOfTheLocationsClockAndTheFullTimeTellsTheDay(String at, String clock) {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", Instant.parse(at));
        // When
        VisitorTopic.awaitRead(tenant);
        // Then
        list(tenant, "")
                .body("data.visitors.checked_in_at", contains(clock))
                .body("data.visitors.check_in_time", contains(at));
    }

    @Test
    void whoCameYesterdayAndHasNotLeftIsStillOnTheList() {
        VisitorTopic.checkedIn(tenant, visit, location, "Sleeper", Instant.now().minus(Duration.ofHours(30)));
        VisitorTopic.awaitRead(tenant);
        assertThat(names(tenant)).containsExactly("Jane Sleeper");
    }

    @ParameterizedTest
    @CsvSource({"?format=csv, */*", "'', text/csv"})
    void asCsvItIsReadBySpreadsheetsAndNoNameIsAFormula(String query, String accept) {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main, \\\"Office\\\"", "America/New_York");
        VisitorTopic.publish(
                tenant,
                visit,
                "visitor.checked_in",
                VisitorTopic.arrival(visit, location, "Smith", "check_in_time").replace("Jane", "=HYPERLINK(1)"));
        VisitorTopic.awaitRead(tenant);
        // When
        var answer = given().auth()
                .oauth2(TestTokens.readOnly(tenant))
                .accept(accept)
                .get("/api/v1/emergency/evacuation-list" + query);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        var lines = answer.asString().split("\r\n");
        assertThat(lines[0])
                .endsWith(
                        "visitor_id,name,company,host,checked_in_at,check_in_time,badge_number,location_id,location,status");
        assertThat(lines[1])
                .isEqualTo(visit + ",'=HYPERLINK(1) Smith,Acme Corp,John Doe,09:30,2025-01-15T14:30:00Z,V-0042,"
                        + location + ",\"Main, \"\"Office\"\"\",checked_in");
    }

    @Test
    void asPdfItIsPrintedWithABoxForEveryoneInAnyScript() throws Exception {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        VisitorTopic.checkedIn(tenant, visit, location, "Иванова", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.flagged(tenant, VisitorTopic.newVisit(), location, "Suspect", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.awaitRead(tenant);
        // When
        var answer = given().auth()
                .oauth2(TestTokens.readOnly(tenant))
                .get("/api/v1/emergency/evacuation-list?format=pdf&location_id=" + location);
        // Then
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(answer.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Evacuation list: Main Office", "1 visitors", "never the sole means", "09:30")
                    .contains("Jane Иванова", "Ivanova", "[")
                    .contains("Awaiting review", "Jane Suspect");
        }
    }

    @Test
    void aLocationThatWasRenamedAndMovedShowsInTheNextAnswer() {
        // Given
        VisitorTopic.locationCreated(tenant, location, "Main Office", "America/New_York");
        VisitorTopic.checkedIn(tenant, visit, location, "Smith", HALF_PAST_NINE_IN_NEW_YORK);
        VisitorTopic.awaitRead(tenant);
        list(tenant, "").body("data.visitors.location", contains("Main Office"));
        // When
        VisitorTopic.publish(tenant, location, "location.updated", """
                {"location":{"id":"%s","name":"Zurich Office","time_zone":"Europe/Zurich"}}""".formatted(location));
        VisitorTopic.awaitRead(tenant);
        // Then
        list(tenant, "")
                .body("data.location", equalTo("Zurich Office"))
                .body("data.visitors.location", contains("Zurich Office"))
                .body("data.visitors.checked_in_at", contains("15:30"));
    }

    @Test
    void anUnknownFormatIsRefused() {
        given().auth()
                .oauth2(TestTokens.readWrite(tenant))
                .get("/api/v1/emergency/evacuation-list?format=xls")
                .then()
                .statusCode(400)
                .body("error.details.field", contains("format"));
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
