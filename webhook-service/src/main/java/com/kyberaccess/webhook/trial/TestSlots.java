package com.kyberaccess.webhook.trial;

import com.kyberaccess.common.error.ApiException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Keeps tests of slow endpoints from holding all threads of this process.
@Singleton
class TestSlots {
    private final TestConfig config;
    private final Map<UUID, Integer> byAccount = new HashMap<>();
    private int all;

    TestSlots(TestConfig config) {
        this.config = config;
    }

    /// @throws ApiException 429 `TEST_LIMIT_REACHED`
    <T> T with(UUID account, Supplier<T> work) {
        enter(account);
        try {
            return work.get();
        } finally {
            leave(account);
        }
    }

    private synchronized void enter(UUID account) {
        int ours = byAccount.getOrDefault(account, 0);
        if (ours >= config.atOncePerAccount() || all >= config.atOnce()) {
            throw new ApiException(
                    TestError.TEST_LIMIT_REACHED, "Other tests are waiting for their answers. Try again shortly.");
        }
        byAccount.put(account, ours + 1);
        all++;
    }

    private synchronized void leave(UUID account) {
        byAccount.computeIfPresent(account, (key, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
