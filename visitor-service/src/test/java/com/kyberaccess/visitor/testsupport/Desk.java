package com.kyberaccess.visitor.testsupport;

import static io.restassured.RestAssured.given;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/// A front desk of an account of its own: what tests do through the API.
public record Desk(Tenant tenant, String token) {

    public static Desk open() {
        return of(TestTenants.next());
    }

    public static Desk of(Tenant tenant) {
        return new Desk(tenant, TestTokens.readWrite(tenant));
    }

    public static Desk inZone(String zone) {
        var tenant = TestTenants.next();
        return new Desk(tenant, TestTokens.inZone(tenant, zone));
    }

    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    public Response get(String path, Object... queryPairs) {
        var request = given().header("Authorization", "Bearer " + token);
        for (int i = 0; i < queryPairs.length; i += 2) {
            request.queryParam((String) queryPairs[i], queryPairs[i + 1]);
        }
        return request.get("/api/v1" + path);
    }

    public Response post(String path, Object body) {
        return request().body(body).post("/api/v1" + path);
    }

    public Response post(String path) {
        return given().header("Authorization", "Bearer " + token).post("/api/v1" + path);
    }

    public Response patch(String path, Object body) {
        return request().body(body).patch("/api/v1" + path);
    }

    public Response delete(String path) {
        return given().header("Authorization", "Bearer " + token).delete("/api/v1" + path);
    }

    public String location(String name, String zone) {
        return created(post("/locations", Map.of("name", name, "time_zone", zone)))
                .getString("data.id");
    }

    public String host(String name, String email, String department, String locationId) {
        return created(post(
                        "/hosts",
                        Map.of("name", name, "email", email, "department", department, "location_id", locationId)))
                .getString("data.id");
    }

    /// A main office in New York and John Doe of Engineering.
    public Office office() {
        return office("America/New_York");
    }

    public Office office(String zone) {
        var location = location("Main Office", zone);
        return new Office(this, location, host("John Doe", "john@company.com", "Engineering", location));
    }

    public static JsonPath created(Response response) {
        return response.then().statusCode(201).extract().jsonPath();
    }

    /// @param host its employee
    public record Office(Desk desk, String location, String host) {

        public Map<String, Object> walkIn(String firstName, String lastName) {
            var body = new LinkedHashMap<String, Object>();
            body.put("first_name", firstName);
            body.put("last_name", lastName);
            body.put("host_id", host);
            return body;
        }

        public Map<String, Object> jane() {
            var body = walkIn("Jane", "Smith");
            body.put("email", "jane@example.com");
            body.put("phone", "+1-555-0100");
            body.put("company", "Acme Corp");
            body.put("purpose", "Meeting");
            body.put("location_id", location);
            return body;
        }

        public Map<String, Object> alice() {
            var body = walkIn("Alice", "Johnson");
            body.put("email", "alice@partner.com");
            body.put("company", "Partner Inc");
            body.put("purpose", "Contract Review");
            body.put("expected_date", "2099-01-20");
            body.put("expected_time", "10:00");
            body.put("send_invite", true);
            body.put("custom_fields", Map.of("vehicle_plate", "XYZ-5678"));
            return body;
        }

        public JsonPath checkIn(Map<String, Object> body) {
            return created(desk.post("/visitors/check-in", body));
        }

        public String checkedIn(String firstName, String lastName) {
            return checkIn(walkIn(firstName, lastName)).getString("data.id");
        }

        public String preRegistered() {
            return created(desk.post("/visitors/pre-register", alice())).getString("data.id");
        }
    }
}
