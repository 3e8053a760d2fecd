package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ConcurrentCheckInTest {

    @RepeatedTest(5)
    void ofTwoSimultaneousCheckInsOfAVisitOneIsAConflict() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var answers = Simultaneously.run(2, i -> office.desk().post("/visitors/" + id + "/check-in"));
        // Then
        assertThat(answers.stream().map(answer -> answer.statusCode())).containsExactlyInAnyOrder(201, 409);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409).map(answer -> answer.jsonPath()
                        .getString("error.code")))
                .containsExactly("ALREADY_CHECKED_IN");
        assertThat(office.checkIn(office.walkIn("Next", "One")).getString("data.badge_number"))
                .isEqualTo("V-0002");
    }

    @RepeatedTest(5)
    void ofASimultaneousDoubleTapOneIsAConflict() {
        // Given
        var office = Desk.open().office();
        // When
        var answers = Simultaneously.run(4, i -> office.desk().post("/visitors/check-in", office.jane()));
        // Then
        assertThat(answers.stream().map(answer -> answer.statusCode())).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(office.desk().get("/visitors").jsonPath().getInt("meta.total"))
                .isEqualTo(1);
    }

    @Test
    void sixtyFourSimultaneousWalkInsAtALocationGetDenseBadgesAndTheirEventsOnce() {
        // Given
        int visitors = 64;
        var office = Desk.open().office();
        // When
        var answers = Simultaneously.run(
                visitors, i -> office.desk().post("/visitors/check-in", office.walkIn("Visitor", "Number " + i)));
        // Then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertBadges(answers, visitors);
        assertThat(office.desk()
                        .get("/visitors", "status", "checked_in")
                        .jsonPath()
                        .getInt("meta.total"))
                .isEqualTo(visitors);
        assertEvents(office, answers, "visitor.checked_in");
        assertEvents(office, answers, "screening.cleared");
    }

    @Test
    void ofSimultaneousDoubleTapsAtALocationEachPersonComesInOnce() {
        // Given
        int persons = 32;
        var office = Desk.open().office();
        // When
        var answers = Simultaneously.run(2 * persons, i -> office.desk()
                .post("/visitors/check-in", office.walkIn("Visitor", "Number " + i % persons)));
        // Then
        var admitted =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(admitted).hasSize(persons);
        assertThat(admitted.stream().map(answer -> answer.jsonPath().getString("data.last_name")))
                .doesNotHaveDuplicates();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409).map(answer -> answer.jsonPath()
                        .getString("error.code")))
                .hasSize(persons)
                .containsOnly("ALREADY_CHECKED_IN");
        assertBadges(admitted, persons);
        assertEvents(office, admitted, "visitor.checked_in");
    }

    @Test
    void simultaneousVisitsOfOnePersonAreCountedOneAfterTheOther() {
        // Given
        int companions = 6;
        var office = Desk.open().office();
        // When
        var answers = Simultaneously.run(companions, i -> {
            var body = office.walkIn("Companion", "Number " + i);
            body.put("email", "group@example.com");
            return office.desk().post("/visitors/check-in", body);
        });
        // Then
        assertThat(answers.stream().map(answer -> answer.jsonPath().getInt("data.visit_count")))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    private static void assertBadges(List<Response> answers, int count) {
        assertThat(answers.stream().map(answer -> answer.jsonPath().getString("data.badge_number")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj("V-%04d"::formatted)
                        .toList());
    }

    private static void assertEvents(Desk.Office office, List<Response> answers, String type) {
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var ours = "\"account_id\":\"" + office.desk().tenant().account() + "\"";
            var events = topic.await(
                    answers.size(),
                    message -> TopicProbe.header(message, "ce_type").equals(type)
                            && message.value().contains(ours));
            assertThat(events.stream().map(event -> event.key()))
                    .containsExactlyInAnyOrderElementsOf(answers.stream()
                            .map(answer -> answer.jsonPath().getString("data.id"))
                            .toList());
        }
    }
}
