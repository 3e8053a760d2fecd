package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private final UUID webhook = new UUID(1, 1);
    private final Windows windows = new Windows(40);

    @Test
    void growsWhileItIsFullAndAnswersWell() {
        for (int i = 0; i < 100; i++) {
            windows.answered(webhook, windows.of(webhook), true);
        }
        assertThat(windows.of(webhook)).isEqualTo(40);
    }

    @Test
    void staysAsItIsWhileItIsNotNeeded() {
        for (int i = 0; i < 100; i++) {
            windows.answered(webhook, 3, true);
        }
        assertThat(windows.of(webhook)).isEqualTo(windows.initial());
    }

    @Test
    void isHalvedByEveryFailureDownToOne() {
        windows.answered(webhook, 10, false);
        assertThat(windows.of(webhook)).isEqualTo(windows.initial() / 2);
        for (int i = 0; i < 10; i++) {
            windows.answered(webhook, 1, false);
        }
        assertThat(windows.of(webhook)).isEqualTo(1);
    }
}
