package com.kyberaccess.webhook.testsupport;

import static io.restassured.RestAssured.given;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// The service's API, as its clients use it.
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Api() {}

    public record Webhook(String id, String secret) {}

    public static RequestSpecification as(Tenant tenant) {
        return with(TestTokens.readWrite(tenant));
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static Webhook subscribe(Tenant tenant, String url, String... events) {
        var created = as(tenant)
                .body(Map.of("name", "Test", "url", url, "events", List.of(events)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Webhook(created.getString("data.id"), created.getString("data.signing_secret"));
    }

    /// A webhook with more than the required fields.
    public static Webhook subscribe(Tenant tenant, String url, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", "Test", "url", url, "events", List.of("*")));
        body.putAll(more);
        var created = as(tenant)
                .body(body)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Webhook(created.getString("data.id"), created.getString("data.signing_secret"));
    }

    public static JsonPath deliveries(Tenant tenant, Webhook webhook) {
        return as(tenant)
                .get("/api/v1/webhooks/{id}/deliveries", webhook.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath delivery(Tenant tenant, Webhook webhook, String id) {
        return as(tenant)
                .get("/api/v1/webhooks/{webhook}/deliveries/{id}", webhook.id(), id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// The webhook's only delivery, once it is in that state.
    public static JsonPath awaitDelivery(Tenant tenant, Webhook webhook, Predicate<JsonPath> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> only(tenant, webhook), only -> only != null && wanted.test(only));
    }

    private static JsonPath only(Tenant tenant, Webhook webhook) {
        var ids = deliveries(tenant, webhook).getList("data.id", String.class);
        return ids.size() == 1 ? delivery(tenant, webhook, ids.getFirst()) : null;
    }
}
