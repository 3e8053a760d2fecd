package com.kyberaccess.emergency.testsupport;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/// Those who handle an emergency of an account of its own: what tests do through the API.
public record ControlRoom(Tenant tenant, String token) {
    private static final String BASE = "/api/v1/emergency";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static ControlRoom open() {
        return of(TestTenants.next());
    }

    public static ControlRoom of(Tenant tenant) {
        return new ControlRoom(tenant, TestTokens.readWrite(tenant));
    }

    /// The same account by another credential.
    public ControlRoom as(String token) {
        return new ControlRoom(tenant, token);
    }

    /// A location that the service has heard of.
    public String location(String name) {
        var id = VisitorTopic.newLocation();
        VisitorTopic.locationCreated(tenant, id, name, "America/New_York");
        await().atMost(PATIENCE)
                .until(() -> get("/evacuation-list?location_id=" + id).statusCode() == 200);
        return id;
    }

    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    public Response get(String path) {
        return request().get(BASE + path);
    }

    public Response post(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post(BASE + path);
    }

    public Response post(String path) {
        return request().post(BASE + path);
    }

    public Response put(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).put(BASE + path);
    }

    public Response patch(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).patch(BASE + path);
    }

    public Response delete(String path) {
        return request().delete(BASE + path);
    }

    /// @return the lockdown's id
    public String lockedDown(String location) {
        return data(post("/lockdown", Map.of("location_id", location, "reason", "Security threat")), 201)
                .getString("data.id");
    }

    public static JsonPath data(Response response, int status) {
        return response.then().statusCode(status).extract().jsonPath();
    }
}
