package com.kyberaccess.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class WebhookResourceTest {
    private static final String PATH = "/api/v1/webhooks";
    private static final String URL = "https://localhost/hook";

    @Test
    void createdWebhookShowsItsSecretOnce() {
        // Given
        var tenant = TestTenants.next();

        // When
        var created = Api.as(tenant)
                .body(Map.of(
                        "name", "CRM", "url", URL, "description", "two\nlines", "events", List.of("visitor.*", "*")))
                .post(PATH);

        // Then
        created.then()
                .statusCode(201)
                .body("data.id", matchesPattern("whk_[0-9a-z]{26}"))
                .body("data.name", equalTo("CRM"))
                .body("data.url", equalTo(URL))
                .body("data.description", equalTo("two\nlines"))
                .body("data.events", contains("visitor.*", "*"))
                .body("data.status", equalTo("active"))
                .body("data.created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("data.signing_secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="));
        var id = created.jsonPath().getString("data.id");
        Api.as(tenant)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("data", not(hasKey("signing_secret")))
                .body("data.updated_at", equalTo(created.jsonPath().getString("data.updated_at")));
    }

    @Test
    void listIsPagedNewestFirst() {
        // Given
        var tenant = TestTenants.next();
        var ids = IntStream.range(0, 3)
                .mapToObj(i -> Api.subscribe(tenant, URL, "*").id())
                .toList();

        // Then
        Api.as(tenant)
                .get(PATH + "?per_page=2")
                .then()
                .statusCode(200)
                .body("data.id", contains(ids.get(2), ids.get(1)))
                .body("meta.total", equalTo(3))
                .body("meta.total_pages", equalTo(2));
        Api.as(tenant).get(PATH + "?per_page=2&page=2").then().body("data.id", contains(ids.get(0)));
        Api.as(tenant).get(PATH + "?page=0").then().statusCode(400);
    }

    @Test
    void deletedWebhookIsGone() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, "*");
        Api.as(tenant).delete(PATH + "/" + webhook.id()).then().statusCode(204);
        Api.as(tenant).get(PATH + "/" + webhook.id()).then().statusCode(404);
        Api.as(tenant).delete(PATH + "/" + webhook.id()).then().statusCode(404);
    }

    @Test
    void everyMissingFieldIsNamed() {
        Api.as(TestTenants.next())
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", containsInAnyOrder("name", "url", "events"));
    }

    @Test
    void unknownEventsAreNamedByTheirPlace() {
        Api.as(TestTenants.next())
                .body(Map.of(
                        "name", "x", "url", URL, "events", List.of("*", "host.created", "", "emergency.*", "nope")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", containsInAnyOrder("events[1]", "events[2]", "events[4]"));
    }

    @ParameterizedTest
    @CsvSource({"0, 422", "100, 201", "101, 422"})
    void oneToAHundredEventsAreTaken(int count, int status) {
        Api.as(TestTenants.next())
                .body(Map.of("name", "x", "url", URL, "events", Collections.nCopies(count, "visitor.denied")))
                .post(PATH)
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "https://user:pw@example.com/hook",
                "https://example.com/#x",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://167772161/",
                "javascript:alert(1)",
                "https://"
            })
    void urlThatMustNotBeCalledIsRefused(String url) {
        Api.as(TestTenants.next())
                .body(Map.of("name", "x", "url", url, "events", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", contains("url"))
                .body("error.details[0].issue", not(equalTo("")));
    }

    @Test
    void urlOfFiveKilobytesIsRefused() {
        Api.as(TestTenants.next())
                .body(Map.of("name", "x", "url", "https://example.com/" + "a".repeat(5_000), "events", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", contains("url"));
    }

    @Test
    void hostThatDoesNotResolveYetIsTaken() {
        Api.subscribe(TestTenants.next(), "https://not-there-yet.invalid/hook", "*");
    }

    @ParameterizedTest
    @CsvSource({"name, 101", "description, 501"})
    void longTextsAreRefused(String field, int length) {
        var body = new HashMap<String, Object>(Map.of("name", "x", "url", URL, "events", List.of("*")));
        body.put(field, "x".repeat(length));
        Api.as(TestTenants.next())
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", contains(field));
    }

    @Test
    void controlCharactersAreRefused() {
        Api.as(TestTenants.next())
                .body(Map.of("name", "a\u0000b", "description", "a\u0000b", "url", URL, "events", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", containsInAnyOrder("name", "description"));
    }

    @Test
    void malformedAndUnknownInputIsRefused() {
        var tenant = TestTenants.next();
        Api.as(tenant).body("{\"name\":").post(PATH).then().statusCode(400);
        Api.as(tenant)
                .body("{\"name\":\"x\",\"url\":\"https://example.com\",\"events\":\"*\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", contains("events"));
        Api.as(tenant)
                .body("{\"nam\":\"x\"}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.details.field", contains("nam"));
    }

    @ParameterizedTest
    @CsvSource({"starter, 3", "professional, 10"})
    void planLimitsTheNumberOfWebhooksUnderConcurrency(String plan, int limit) throws Exception {
        // Given
        var tenant = TestTenants.next();
        var token = TestTokens.ofPlan(tenant, plan);
        Callable<Integer> create = () -> Api.with(token)
                .body(Map.of("name", "x", "url", URL, "events", List.of("*")))
                .post(PATH)
                .statusCode();

        // When
        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(8)) {
            statuses = threads.invokeAll(Collections.nCopies(limit + 4, create)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        // Then
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(limit);
        assertThat(statuses).filteredOn(status -> status == 403).hasSize(4);
        Api.as(tenant).get(PATH).then().body("data", hasSize(limit));
    }

    @Test
    void planLimitNamesItselfAndHoldsPerTenant() {
        // Given
        var tenant = TestTenants.next();
        var token = TestTokens.ofPlan(tenant, "starter");
        IntStream.range(0, 3).forEach(i -> Api.subscribe(tenant, URL, "*"));

        // Then
        Api.with(token)
                .body(Map.of("name", "x", "url", URL, "events", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(403)
                .header("X-Should-Retry", "false")
                .body("error.code", equalTo("PLAN_LIMIT_REACHED"));
        Api.subscribe(TestTenants.sandboxOf(tenant), URL, "*");
        Api.with(TestTokens.ofPlan(tenant, "enterprise"))
                .body(Map.of("name", "x", "url", URL, "events", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void readOnlyKeyMayLookButNotTouch() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, "*");
        var reader = TestTokens.readOnly(tenant);

        // Then
        Api.with(reader).get(PATH).then().statusCode(200);
        Api.with(reader).get(PATH + "/" + webhook.id() + "/deliveries").then().statusCode(200);
        Api.with(reader).body("{}").post(PATH).then().statusCode(403);
        Api.with(reader).delete(PATH + "/" + webhook.id()).then().statusCode(403);
    }
}
