package com.kyberaccess.auth.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// The calls that most tests need as a step to what they test.
public final class Api {
    private Api() {}

    public static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String token) {
        return json().header("Authorization", "Bearer " + token);
    }

    public static String login(String email, String password) {
        var answer = json().body(Map.of("email", email, "password", password)).post("/api/v1/auth/login");
        return answer.then().statusCode(200).extract().path("token");
    }

    public static Response exchange(String apiKey) {
        return json().body(Map.of("api_key", apiKey)).post("/api/v1/auth/token");
    }

    public static String tokenFor(String apiKey) {
        return exchange(apiKey).then().statusCode(200).extract().path("token");
    }

    /// The fields of a new key, its `api_key` among them.
    public static JsonPath createKey(String token, Map<String, ?> request) {
        return as(token)
                .body(request)
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .setRootPath("data");
    }

    public static JsonPath createKey(String token) {
        return createKey(token, Map.of("name", "CRM Integration", "scope", "read_write"));
    }
}
