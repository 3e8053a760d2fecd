package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every endpoint that takes a visitor's data must take without harm: an error that says what is wrong, and
/// nothing changed.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BadInputTest {
    private static final String WALK_IN = "check-in";
    private static final String ANNOUNCED = "pre-register";
    private static final String CHANGED = "PATCH";

    /// @param fields further fields, as JSON
    private static Response send(String endpoint, Desk.Office office, String fields) {
        return send(endpoint, office, fields.getBytes(StandardCharsets.UTF_8));
    }

    private static Response send(String endpoint, Desk.Office office, byte[] fields) {
        var desk = office.desk();
        var request = desk.request();
        if (endpoint.equals(CHANGED)) {
            return request.body(joined("{", fields)).patch("/api/v1/visitors/" + office.preRegistered());
        }
        var person =
                "{\"first_name\": \"Jane\", \"last_name\": \"Smith\", \"host_id\": \"%s\",".formatted(office.host())
                        + (endpoint.equals(ANNOUNCED) ? "\"expected_date\": \"2099-01-20\"," : "");
        return request.body(joined(person, fields)).post("/api/v1/visitors/" + endpoint);
    }

    private static byte[] joined(String start, byte[] fields) {
        var text = start.getBytes(StandardCharsets.UTF_8);
        var all = new byte[text.length + fields.length + 1];
        System.arraycopy(text, 0, all, 0, text.length);
        System.arraycopy(fields, 0, all, text.length, fields.length);
        all[all.length - 1] = '}';
        return all;
    }

    private static void refused(Response answer, String endpoint, Desk.Office office, int status, String field) {
        answer.then().statusCode(status);
        if (status == 422) {
            answer.then().body("error.details.field", equalTo(List.of(field)));
        }
        var rows = office.desk().get("/visitors").jsonPath().getList("data.company");
        if (endpoint.equals(CHANGED)) {
            assertThat(rows).containsOnly("Partner Inc");
        } else {
            assertThat(rows).isEmpty();
        }
    }

    @Test
    void namesOfTenThousandCharactersAreNamed() {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        var visit = office.preRegistered();
        var name = "n".repeat(10_000);
        var announced = office.alice();
        var walkIn = office.jane();
        for (var body : List.of(announced, walkIn)) {
            body.put("first_name", name);
            body.put("last_name", name);
        }
        var both = List.of("first_name", "last_name");
        // Then
        tooLong(desk.post("/visitors/pre-register", announced), both);
        tooLong(desk.post("/visitors/check-in", walkIn), both);
        tooLong(desk.patch("/visitors/" + visit, Map.of("first_name", name, "last_name", name)), both);
        tooLong(desk.post("/hosts", Map.of("name", name, "email", "a@b.example")), List.of("name"));
        tooLong(desk.post("/locations", Map.of("name", name, "time_zone", "UTC")), List.of("name"));
        tooLong(
                desk.post("/watchlist", Map.of("list", "custom", "first_name", name, "last_name", name, "reason", "x")),
                both);
        desk.get("/visitors").then().body("meta.total", equalTo(1)).body("data[0].first_name", equalTo("Alice"));
        desk.get("/hosts").then().body("meta.total", equalTo(1));
        desk.get("/locations").then().body("meta.total", equalTo(1));
        desk.get("/watchlist").then().body("meta.total", equalTo(0));
    }

    private static void tooLong(Response answer, List<String> fields) {
        answer.then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field", equalTo(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {WALK_IN, ANNOUNCED, CHANGED})
    void customFieldsOfAMegabyteAreRefused(String endpoint) {
        var office = Desk.open().office();
        var answer = send(endpoint, office, "\"custom_fields\": {\"a\": \"" + "x".repeat(1 << 20) + "\"}");
        assertThat(answer.statusCode()).isIn(413, 422);
        refused(answer, endpoint, office, answer.statusCode(), "custom_fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {WALK_IN, ANNOUNCED, CHANGED})
    void customFieldsNestedAHundredDeepAreRefused(String endpoint) {
        var office = Desk.open().office();
        var answer = send(
                endpoint, office, "\"custom_fields\": {\"a\": " + "{\"a\":".repeat(100) + "1" + "}".repeat(100) + "}");
        refused(answer, endpoint, office, 422, "custom_fields.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {WALK_IN, ANNOUNCED, CHANGED})
    void bytesThatAreNoUtf8AreNamed(String endpoint) {
        var office = Desk.open().office();
        var answer = send(endpoint, office, new byte[] {
            '"', 'c', 'o', 'm', 'p', 'a', 'n', 'y', '"', ':', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"'
        });
        refused(answer, endpoint, office, 422, "company");
    }

    @ParameterizedTest
    @ValueSource(strings = {WALK_IN, ANNOUNCED, CHANGED})
    void aNulCharacterIsNamed(String endpoint) {
        var office = Desk.open().office();
        refused(send(endpoint, office, "\"company\": \"Ac\\u0000me\""), endpoint, office, 422, "company");
    }

    @ParameterizedTest
    @ValueSource(strings = {WALK_IN, ANNOUNCED, CHANGED})
    void halfACharacterIsNamed(String endpoint) {
        var office = Desk.open().office();
        refused(send(endpoint, office, "\"company\": \"Ac\\ud83dme\""), endpoint, office, 422, "company");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-30", "2020-01-01", "2025-13-01", "tomorrow", "20250101"})
    void aDayThatIsNotThereOrIsOverIsNamed(String date) {
        var office = Desk.open().office();
        var body = office.alice();
        body.put("expected_date", date);
        refused(office.desk().post("/visitors/pre-register", body), ANNOUNCED, office, 422, "expected_date");
        office.desk()
                .patch("/visitors/" + office.preRegistered(), Map.of("expected_date", date))
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("expected_date")));
    }
}
