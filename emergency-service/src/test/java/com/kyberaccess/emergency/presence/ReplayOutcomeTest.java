package com.kyberaccess.emergency.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.emergency.presence.Change.Kind;
import com.kyberaccess.testing.TestTenants;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayOutcomeTest {
    private static final UUID VISIT = new UUID(0, 1);

    private final ReplayOutcome outcome = new ReplayOutcome();

    @Test
    void whoIsOnlyCorrectedKeepsTheRow() {
        // When
        outcome.read(effect(Kind.CORRECTED));

        // Then
        assertThat(outcome.visits()).isEmpty();
        assertThat(outcome.effects()).extracting(Change.Effect::kind).containsExactly(Kind.CORRECTED);
    }

    @Test
    void whoArrivesAndIsCorrectedIsWrittenAnewInThatOrder() {
        // When
        outcome.read(effect(Kind.ARRIVED));
        outcome.read(effect(Kind.CORRECTED));

        // Then
        assertThat(outcome.visits()).containsExactly(VISIT);
        assertThat(outcome.effects()).extracting(Change.Effect::kind).containsExactly(Kind.ARRIVED, Kind.CORRECTED);
    }

    @Test
    void ofAVisitThatIsOverOnlyItsEndIsWritten() {
        // When
        outcome.read(effect(Kind.ARRIVED));
        outcome.read(effect(Kind.LEFT));
        outcome.read(effect(Kind.CORRECTED));

        // Then
        assertThat(outcome.effects()).extracting(Change.Effect::kind).containsExactly(Kind.LEFT);
        assertThat(outcome.messages()).isEqualTo(3);
    }

    private static Change.Effect effect(Kind kind) {
        return new Change.Effect(kind, TestTenants.next(), VISIT, () -> {});
    }
}
