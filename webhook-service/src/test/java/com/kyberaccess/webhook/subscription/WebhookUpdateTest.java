package com.kyberaccess.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class WebhookUpdateTest {
    private static final String PATH = "/api/v1/webhooks/{id}";
    private static final String URL = "https://localhost/hook";
    private static final String LOCATION = "loc_01jhm4p0z9y8x7w6v5t4s3r2q1";

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void changesWhatIsGivenAndKeepsTheRestAndTheSecret() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(
                tenant, URL, Map.of("description", "old", "ordered", true, "headers", Map.of("X-Team", "a")));

        // When
        Api.as(tenant)
                .body(Map.of(
                        "name",
                        "New",
                        "url",
                        receiver.url(),
                        "events",
                        List.of("visitor.*", "visitor.*"),
                        "filter",
                        Map.of("data.badge_number", "V-0042"),
                        "ip_allowlist",
                        List.of("127.0.0.2")))
                .patch(PATH, webhook.id())
                .then()
                .statusCode(200)
                .body("data.name", equalTo("New"))
                .body("data.url", equalTo(receiver.url()))
                .body("data.events", contains("visitor.*"))
                .body("data.filter", equalTo(Map.of("data.badge_number", "V-0042")))
                .body("data.ip_allowlist", contains("127.0.0.2"))
                .body("data.description", equalTo("old"))
                .body("data.ordered", equalTo(true))
                .body("data.headers", equalTo(Map.of("X-Team", "a")));

        // Then
        TestEvents.checkIn(tenant);
        var request = receiver.await(1).getFirst();
        assertThat(request.header("x-team")).isEqualTo("a");
        assertThat(request.from()).isEqualTo("127.0.0.2");
        assertThat(Api.as(tenant).get(PATH, webhook.id()).jsonPath().getMap("data"))
                .doesNotContainKey("signing_secret");
    }

    @Test
    void nullTakesAwayWhatMayBeMissing() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(
                tenant,
                URL,
                Map.of("description", "x", "filter", Map.of("data.a", 1), "headers", Map.of("X-Team", "a")));
        var nulls = new HashMap<String, Object>();
        List.of("description", "filter", "headers").forEach(field -> nulls.put(field, null));

        // Then
        Api.as(tenant)
                .body(nulls)
                .patch(PATH, webhook.id())
                .then()
                .statusCode(200)
                .body("data.description", nullValue())
                .body("data.filter", nullValue())
                .body("data.headers", equalTo(Map.of()));
    }

    @Test
    void nullIsRefusedWhereThereMustBeAValue() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, "*");

        // Then
        Api.as(tenant)
                .body("{\"name\":null,\"url\":null,\"events\":null,\"ordered\":null,\"ip_allowlist\":null}")
                .patch(PATH, webhook.id())
                .then()
                .statusCode(422)
                .body("error.details.field", containsInAnyOrder("name", "url", "events", "ordered", "ip_allowlist"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':''} | name",
                "{'name':'   '} | name",
                "{'name':'a\\u0000b'} | name",
                "{'url':''} | url",
                "{'url':'http://example.com/'} | url",
                "{'url':'https://user:pw@example.com/'} | url",
                "{'url':'https://10.0.0.1/'} | url",
                "{'events':[]} | events",
                "{'events':['nope']} | events[0]",
                "{'events':['']} | events[0]",
                "{'events':'*'} | events",
                "{'ordered':'yes'} | ordered",
                "{'status':'active'} | status",
                "{'signing_secret':'whsec_x'} | signing_secret",
                "{'ip_allowlist':['8.8.8.8']} | ip_allowlist[0]",
                "{'ip_allowlist':['203.0.113.9']} | ip_allowlist[0]",
                "{'ip_allowlist':['localhost']} | ip_allowlist[0]",
                "{'filter':{'location_id':'here'}} | filter.location_id",
                "{'filter':{'location_id':7}} | filter.location_id",
                "{'filter':{'visitor.company':'x'}} | filter.visitor.company",
                "{'filter':{'data':'x'}} | filter.data",
                "{'filter':{'data.a':null}} | filter.data.a",
                "{'filter':{'data.a':{'b':1}}} | filter.data.a",
                "{'filter':[]} | filter",
                "{'headers':{'Host':'x'}} | headers.Host",
                "{'headers':{'Content-Type':'x'}} | headers.Content-Type",
                "{'headers':{'X-KyberAccess-Signature':'x'}} | headers.X-KyberAccess-Signature",
                "{'headers':{'webhook-id':'x'}} | headers.webhook-id",
                "{'headers':{'X-A':'b\\r\\nX-Injected: 1'}} | headers.X-A",
                "{'headers':{'X-A':null}} | headers.X-A",
                "{'headers':{'X-A':1}} | headers.X-A",
                "{'headers':{'X-A':'********'}} | headers.X-A"
            })
    void badInputIsRefusedNamingTheFieldOnCreationAndOnChange(String patch, String field) {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, "*");
        var body = patch.replace('\'', '"');
        var whole = "{\"name\":\"x\",\"url\":\"%s\",\"events\":[\"*\"],".formatted(URL);

        // Then
        Api.as(tenant)
                .body(body)
                .patch(PATH, webhook.id())
                .then()
                .statusCode(422)
                .body("error.details.field", contains(field));
        if (!List.of("name", "url", "events", "events[0]").contains(field)) {
            Api.as(tenant)
                    .body(whole + body.substring(1))
                    .post("/api/v1/webhooks")
                    .then()
                    .statusCode(422)
                    .body("error.details.field", contains(field));
        }
        Api.as(tenant).get("/api/v1/webhooks").then().body("meta.total", equalTo(1));
    }

    @Test
    void headersAreAtMostTwentyAndEachOnce() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, "*");
        var many = IntStream.range(0, 21).boxed().collect(Collectors.toMap(i -> "X-" + i, i -> "v"));
        var twice = new TreeMap<>(Map.of("X-Team", "a", "x-team", "b"));

        // Then
        patch(tenant, webhook, Map.of("headers", many)).body("error.details.field", contains("headers"));
        patch(tenant, webhook, Map.of("headers", twice)).body("error.details.field", contains("headers.x-team"));
        patch(tenant, webhook, Map.of("events", Collections.nCopies(1_000, "*")))
                .body("error.details.field", contains("events"));
        patch(tenant, webhook, Map.of("url", "https://example.com/" + "a".repeat(5_000)))
                .body("error.details.field", contains("url"));
    }

    @Test
    void credentialsInHeadersAreShownToNobodyAndKeptByTheirMask() {
        // Given
        var tenant = TestTenants.next();
        var webhook =
                Api.subscribe(tenant, receiver.url(), Map.of("headers", Map.of("Authorization", "Bearer s3cret")));

        // When
        Api.as(tenant)
                .body(Map.of("headers", Map.of("authorization", "********", "X-Team", "b")))
                .patch(PATH, webhook.id())
                .then()
                .statusCode(200)
                .body("data.headers", equalTo(Map.of("authorization", "********", "X-Team", "b")));
        TestEvents.checkIn(tenant);

        // Then
        assertThat(receiver.await(1).getFirst().header("authorization")).isEqualTo("Bearer s3cret");
        var log = Api.awaitDelivery(
                tenant, webhook, delivery -> delivery.getString("data.status").equals("delivered"));
        assertThat(log.getMap("data.attempts[0].request.headers"))
                .containsEntry("authorization", "********")
                .containsEntry("X-Team", "b");
    }

    @Test
    void etagGuardsAgainstChangesThatWereNotSeen() {
        // Given
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, "*");
        var first = Api.as(tenant).get(PATH, webhook.id()).header("ETag");

        // When
        var second = Api.as(tenant)
                .header("If-Match", first)
                .body(Map.of("name", "Two"))
                .patch(PATH, webhook.id())
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        // Then
        assertThat(second).isNotEqualTo(first);
        Api.as(tenant)
                .header("If-Match", first)
                .body(Map.of("name", "Three"))
                .patch(PATH, webhook.id())
                .then()
                .statusCode(412)
                .body("error.code", equalTo("PRECONDITION_FAILED"));
        Api.as(tenant)
                .header("If-None-Match", second)
                .get(PATH, webhook.id())
                .then()
                .statusCode(304);
        Api.as(tenant)
                .header("If-None-Match", first)
                .get(PATH, webhook.id())
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Two"));
    }

    @Test
    void namesMayRepeat() {
        var tenant = TestTenants.next();
        Api.subscribe(tenant, URL, "*");
        Api.subscribe(tenant, URL, "*");
        Api.as(tenant).get("/api/v1/webhooks").then().body("data.name", contains("Test", "Test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "rotate-secret"})
    void foreignAndUnknownWebhooksAreNotFoundAndReadersMayNot(String action) {
        var owner = TestTenants.next();
        var webhook = Api.subscribe(owner, URL, "*");
        Api.as(TestTenants.next())
                .post(PATH + "/" + action, webhook.id())
                .then()
                .statusCode(404);
        Api.as(owner).post(PATH + "/" + action, "whk_nope").then().statusCode(404);
        Api.with(TestTokens.readOnly(owner))
                .post(PATH + "/" + action, webhook.id())
                .then()
                .statusCode(403);
        Api.as(TestTenants.next())
                .body(Map.of("name", "x"))
                .patch(PATH, webhook.id())
                .then()
                .statusCode(404);
    }

    @Test
    void everyChangeIsAudited() {
        try (var audit = new TopicProbe("kyberaccess.audit.v1")) {
            // Given
            var tenant = TestTenants.next();

            // When
            var webhook =
                    Api.subscribe(tenant, URL + "?token=s3cret", Map.of("headers", Map.of("X-Api-Key", "s3cret")));
            Api.as(tenant).body(Map.of("name", "Two")).patch(PATH, webhook.id());
            Api.as(tenant).post(PATH + "/pause", webhook.id());
            Api.as(tenant).post(PATH + "/resume", webhook.id());
            Api.as(tenant).body(Map.of("overlap_seconds", 60)).post(PATH + "/rotate-secret", webhook.id());
            Api.as(tenant).delete(PATH, webhook.id());

            // Then
            var entries = audit.await(6, message -> tenant.account().equals(message.key()));
            assertThat(entries)
                    .extracting(message -> TopicProbe.header(message, "ce_type"))
                    .containsExactly(
                            "webhook.created",
                            "webhook.updated",
                            "webhook.paused",
                            "webhook.resumed",
                            "webhook.secret_rotated",
                            "webhook.deleted");
            assertThat(entries)
                    .allSatisfy(message ->
                            assertThat(message.value()).contains(webhook.id()).doesNotContain("s3cret", "whsec_"));
        }
    }

    @Test
    void locationFilterIsTakenAsItIs() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, URL, Map.of("filter", Map.of("location_id", LOCATION)));
        Api.as(tenant).get(PATH, webhook.id()).then().body("data.filter", equalTo(Map.of("location_id", LOCATION)));
    }

    private static ValidatableResponse patch(Tenant tenant, Api.Webhook webhook, Map<String, Object> body) {
        return Api.as(tenant).body(body).patch(PATH, webhook.id()).then().statusCode(422);
    }
}
