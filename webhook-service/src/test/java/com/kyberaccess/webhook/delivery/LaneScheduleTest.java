package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneScheduleTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final LaneSchedule schedule = new LaneSchedule(Duration.ofMillis(200), Duration.ofMillis(20), 3, now::get);

    @Test
    void aLaneThatIsWokenIsDueAtOnceAndOnlyOnce() {
        // Given
        schedule.looked(Lane.FIRST, false);
        after(Duration.ofMillis(50));

        // When
        schedule.wake(Lane.FIRST);

        // Then
        assertThat(schedule.isDue(Lane.FIRST)).isTrue();
        assertThat(schedule.isDue(Lane.FIRST)).isFalse();
    }

    @Test
    void aLaneThatIsWokenRightAfterALookIsDueAfterTheClaimInterval() {
        // Given
        schedule.looked(Lane.FIRST, false);

        // When
        schedule.wake(Lane.FIRST);

        // Then
        after(Duration.ofMillis(19));
        assertThat(schedule.isDue(Lane.FIRST)).isFalse();
        after(Duration.ofMillis(1));
        assertThat(schedule.isDue(Lane.FIRST)).isTrue();
    }

    @Test
    void aLaneIsDueAtOnceWhenFullWebhooksHaveGotEnoughRoom() {
        // Given
        schedule.looked(Lane.FIRST, true);

        // When
        schedule.freed(Lane.FIRST);
        schedule.freed(Lane.FIRST);

        // Then
        assertThat(schedule.isDue(Lane.FIRST)).isFalse();

        // When
        schedule.freed(Lane.FIRST);

        // Then
        assertThat(schedule.isDue(Lane.FIRST)).isTrue();
        assertThat(schedule.isDue(Lane.FIRST)).isFalse();
    }

    @Test
    void aLaneWhereSomethingWasFoundIsDueAfterTheClaimInterval() {
        // When
        schedule.looked(Lane.ORDERED, true);

        // Then
        assertThat(schedule.isDue(Lane.ORDERED)).isFalse();
        after(Duration.ofMillis(20));
        assertThat(schedule.isDue(Lane.ORDERED)).isTrue();
    }

    @Test
    void aLaneWhereNothingWasFoundIsDueAfterThePollInterval() {
        // When
        schedule.looked(Lane.URGENT, false);

        // Then
        after(Duration.ofMillis(199));
        assertThat(schedule.isDue(Lane.URGENT)).isFalse();
        after(Duration.ofMillis(1));
        assertThat(schedule.isDue(Lane.URGENT)).isTrue();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
