package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
    void simultaneousWalkInsAtALocationGetDenseBadgesAndOneEventEach() {
        // Given
        int visitors = 32;
        var office = Desk.open().office();
        // When
        var answers = Simultaneously.run(
                visitors, i -> office.desk().post("/visitors/check-in", office.walkIn("Visitor", "Number " + i)));
        // Then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        List<String> badges = answers.stream()
                .map(answer -> answer.jsonPath().getString("data.badge_number"))
                .toList();
        assertThat(badges)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, visitors)
                        .mapToObj("V-%04d"::formatted)
                        .toList());
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var ours = "\"account_id\":\"" + office.desk().tenant().account() + "\"";
            var events = topic.await(
                    visitors,
                    message -> TopicProbe.header(message, "ce_type").equals("visitor.checked_in")
                            && message.value().contains(ours));
            assertThat(events.stream().map(event -> event.key()))
                    .containsExactlyInAnyOrderElementsOf(answers.stream()
                            .map(answer -> answer.jsonPath().getString("data.id"))
                            .toList());
        }
    }
}
