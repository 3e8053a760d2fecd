package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdempotencyTest {
    private final String key = UUID.randomUUID().toString();

    @Test
    void aCheckInThatIsSentAgainIsAnsweredAgain() {
        // Given
        var office = Desk.open().office();
        // When
        var first = post(office, "/visitors/check-in", office.jane());
        var second = post(office, "/visitors/check-in", office.jane());
        // Then
        first.then().statusCode(201).body("data.badge_number", equalTo("V-0001"));
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(office.desk().get("/visitors").jsonPath().getInt("meta.total"))
                .isEqualTo(1);
    }

    @Test
    void ofSimultaneousCheckInsWithOneKeyOneIsCarriedOut() {
        // Given
        var office = Desk.open().office();
        // When
        var answers = Simultaneously.run(8, i -> post(office, "/visitors/check-in", office.jane()));
        // Then
        assertThat(answers.stream().map(Response::statusCode)).contains(201).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409).map(answer -> answer.jsonPath()
                        .getString("error.code")))
                .allMatch("IDEMPOTENCY_KEY_IN_USE"::equals);
        assertThat(office.desk().get("/visitors").jsonPath().getInt("meta.total"))
                .isEqualTo(1);
    }

    @Test
    void theSecondTapWithAKeyOfItsOwnIsStillADoubleTap() {
        // Given
        var office = Desk.open().office();
        post(office, "/visitors/check-in", office.jane()).then().statusCode(201);
        // When
        var second = office.desk()
                .request()
                .header("Idempotency-Key", "another-key")
                .body(office.jane())
                .post("/api/v1/visitors/check-in");
        // Then
        second.then().statusCode(409).body("error.code", equalTo("ALREADY_CHECKED_IN"));
    }

    @Test
    void anUnknownHostIsAnsweredAgain() {
        // Given
        var office = Desk.open().office();
        var body = Map.of("first_name", "Jane", "last_name", "Smith", "host_id", "usr_unknown");
        post(office, "/visitors/check-in", body).then().statusCode(422);
        // When
        var second = post(office, "/visitors/check-in", body);
        // Then
        second.then().statusCode(422).header("Idempotency-Replayed", "true");
    }

    private Response post(Desk.Office office, String path, Object body) {
        return office.desk().request().header("Idempotency-Key", key).body(body).post("/api/v1" + path);
    }
}
