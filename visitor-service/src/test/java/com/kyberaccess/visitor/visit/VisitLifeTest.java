package com.kyberaccess.visitor.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One visit from its announcement to its end.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitLifeTest {

    @Test
    void aVisitGoesThroughItsWholeLifeAndEveryStepIsTold() throws IOException {
        // Given
        var office = Desk.open().office();
        var desk = office.desk();
        // When: announced, changed, here, gone, out of the way, back, and forgotten
        var id = office.preRegistered();
        var path = "/visitors/" + id;
        desk.patch(path, Map.of("company", "New Company Name")).then().statusCode(200);
        desk.post(path + "/check-in").then().statusCode(201).body("data.status", equalTo("checked_in"));
        desk.post(path + "/cancel").then().statusCode(409);
        desk.post(path + "/archive").then().statusCode(409);
        desk.delete(path).then().statusCode(409);
        desk.post("/visitors/bulk-check-out", Map.of("visitor_ids", List.of(id)))
                .then()
                .body("data.checked_out", equalTo(1));
        desk.post(path + "/archive").then().statusCode(200);
        desk.post(path + "/unarchive").then().statusCode(200);
        desk.delete(path).then().statusCode(204);
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var messages = topic.await(8, message -> message.key().equals(id));
            assertThat(messages.stream().map(message -> TopicProbe.header(message, "ce_type")))
                    .containsExactly(
                            "visitor.pre_registered",
                            "visitor.updated",
                            "screening.cleared",
                            "visitor.checked_in",
                            "visitor.checked_out",
                            "visitor.updated",
                            "visitor.updated",
                            "visitor.deleted");
            for (var message : messages) {
                EventContract.assertFits(
                        TopicProbe.header(message, "ce_type"), new JsonMapper().readTree(message.value()));
            }
        }
        desk.get("/check-in-events")
                .then()
                .body("data.event_type", equalTo(List.of("check_out", "check_in", "pre_registered")));
    }
}
