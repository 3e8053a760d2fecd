package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A client that goes on while something else is done: it checks visitors in, looks at the evacuation list and checks
/// them out, one after the other, well within the rate limit.
final class FrontDesk implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Api api;
    private final AtomicInteger served = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    FrontDesk(Api api) {
        this.api = api;
        var work = thread.scheduleWithFixedDelay(this::serve, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(work.isCancelled()).isFalse();
    }

    private void serve() {
        try {
            var visit =
                    Visits.checkIn(api, "Desk-" + System.nanoTime()).path("id").asText();
            assertThat(api.get("/emergency/evacuation-list").status()).isEqualTo(200);
            Visits.checkOut(api, visit);
            served.incrementAndGet();
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    /// Waits until so many more visitors have come and gone. Nothing that failed so far is forgiven.
    void awaitVisitors(int more) {
        int enough = served.get() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> served.get() >= enough || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    @Override
    public void close() {
        thread.close();
    }
}
