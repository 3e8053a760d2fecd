package com.kyberaccess.emergency.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MilestonesTest {
    private static final Instant START = Instant.parse("2025-01-15T14:30:00Z");

    private final UUID jane = UUID.randomUUID();
    private final UUID joe = UUID.randomUUID();

    @Test
    void eachIsTheFirstMomentAtWhichSoManyWereAccountedFor() {
        var steps = new ArrayList<MarkStore.Step>();
        for (int i = 0; i < 20; i++) {
            steps.add(new MarkStore.Step(UUID.randomUUID(), "safe", START.plusSeconds(10L * (i + 1))));
        }
        assertThat(Milestones.of(START, 20, steps)).isEqualTo(new Milestones(100L, 190L, 200L));
    }

    @Test
    void whoIsMissingIsNotAccountedForAndWhoNeedsHelpIs() {
        assertThat(Milestones.of(START, 2, List.of(step(jane, "missing", 10), step(joe, "needs_help", 20))))
                .isEqualTo(new Milestones(20L, null, null));
    }

    @Test
    void whoWasSafeAndIsMissingLaterCountsNoMore() {
        assertThat(Milestones.of(
                        START, 2, List.of(step(jane, "safe", 10), step(jane, "missing", 20), step(joe, "safe", 30))))
                .isEqualTo(new Milestones(10L, null, null));
    }

    @Test
    void aCheckOutCountsAndDoesNotUndoAMark() {
        assertThat(Milestones.of(
                        START,
                        2,
                        List.of(step(jane, "checked_out", 5), step(joe, "missing", 6), step(joe, "checked_out", 7))))
                .isEqualTo(new Milestones(5L, null, null));
    }

    @Test
    void whoLeftBeforeItBeganWasAccountedForAtOnce() {
        assertThat(Milestones.of(START, 1, List.of(step(jane, "checked_out", -60))))
                .isEqualTo(new Milestones(0L, 0L, 0L));
    }

    @Test
    void withoutPeopleThereIsNothingToReach() {
        assertThat(Milestones.of(START, 0, List.of())).isEqualTo(new Milestones(null, null, null));
    }

    private static MarkStore.Step step(UUID person, String status, int second) {
        return new MarkStore.Step(person, status, START.plusSeconds(second));
    }
}
