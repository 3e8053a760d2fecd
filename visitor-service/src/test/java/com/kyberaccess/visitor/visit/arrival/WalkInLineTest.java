package com.kyberaccess.visitor.visit.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.visitor.visit.arrival.WalkInLine.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkInLineTest {
    private final WalkInLine line = new WalkInLine();

    @Test
    void theFirstLeadsAndTheOthersWait() {
        assertThat(line.join(person("Jane", null))).isTrue();
        assertThat(line.join(person("John", null))).isFalse();
    }

    @Test
    void theLeaderTakesThoseWhoWaitInTheirOrder() {
        // Given
        var jane = joined("Jane", null);
        var john = joined("John", null);
        joined("Mary", null);
        // When
        var taken = line.take(2);
        // Then
        assertThat(taken).containsExactly(jane, john);
    }

    @Test
    void theSecondTapOfADoubleTapWaitsForTheFirst() {
        // Given
        var first = joined("Jane", null);
        var second = joined("Jane", null);
        // Then
        assertThat(line.take(10)).containsExactly(first);
        assertThat(line.take(10)).containsExactly(second);
    }

    @Test
    void aPersonsSecondVisitWaitsForTheFirst() {
        // Given
        var jane = joined("Jane", "group@example.com");
        joined("John", "group@example.com");
        var mary = joined("Mary", "mary@example.com");
        // Then
        assertThat(line.take(10)).containsExactly(jane, mary);
    }

    @Test
    void theLeadGoesToTheFirstOfThoseLeft() {
        // Given
        joined("Jane", null);
        var john = joined("John", null);
        line.take(1);
        // When
        line.pass();
        // Then
        assertThat(john.awaitTurn()).isTrue();
        assertThat(line.take(10)).containsExactly(john);
    }

    @Test
    void whenNobodyWaitsTheNextLeadsAtOnce() {
        // Given
        joined("Jane", null);
        line.take(1);
        // When
        line.pass();
        // Then
        assertThat(line.join(person("John", null))).isTrue();
    }

    private Waiting joined(String name, @Nullable String email) {
        var waiting = person(name, email);
        line.join(waiting);
        return waiting;
    }

    private static Waiting person(String name, @Nullable String email) {
        return new Waiting(Someone.called(name, email));
    }
}
