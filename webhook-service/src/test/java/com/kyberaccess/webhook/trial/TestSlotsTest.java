package com.kyberaccess.webhook.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.error.ApiException;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TestSlotsTest {
    private static final UUID ACCOUNT = new UUID(0, 1);

    private final TestSlots slots = new TestSlots(new Limits(10, 2, 3));

    private record Limits(int perMinute, int atOncePerAccount, int atOnce) implements TestConfig {}

    @Test
    void anAccountHasTwoAtOnceAndThenHasThemBack() {
        within(
                ACCOUNT,
                () -> within(ACCOUNT, () -> {
                    assertRefused(ACCOUNT);
                    return within(new UUID(0, 2), () -> "another account's");
                }));
        assertThat(within(ACCOUNT, () -> within(ACCOUNT, () -> "both free"))).isEqualTo("both free");
    }

    @Test
    void allAccountsTogetherHaveALimit() {
        within(
                ACCOUNT,
                () -> within(
                        new UUID(0, 2),
                        () -> within(new UUID(0, 3), () -> {
                            assertRefused(new UUID(0, 4));
                            return "";
                        })));
    }

    @Test
    void aFailureGivesItsSlotBack() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> within(ACCOUNT, () -> {
                        throw new IllegalStateException("endpoint");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(within(ACCOUNT, () -> "free")).isEqualTo("free");
    }

    private void assertRefused(UUID account) {
        assertThatThrownBy(() -> within(account, () -> "too many"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(TestError.TEST_LIMIT_REACHED));
    }

    private String within(UUID account, Supplier<String> work) {
        return slots.with(account, work);
    }
}
