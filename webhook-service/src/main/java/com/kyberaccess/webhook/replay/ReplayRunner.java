package com.kyberaccess.webhook.replay;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Takes step after step of the replays that run; every replica does.
@ApplicationScoped
class ReplayRunner {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReplayStep step;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running = true;
    private @Nullable Thread thread;

    ReplayRunner(ReplayStep step) {
        this.step = step;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("webhook-replay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(AFTER_FAILURE);
        }
    }

    /// A replay was created: look now.
    void wake() {
        wake.release();
    }

    private void run() {
        while (running) {
            try {
                if (!step.take()) {
                    pause(POLL);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.errorf(e, "replay interrupted, it goes on");
                try {
                    pause(AFTER_FAILURE);
                } catch (InterruptedException stopping) {
                    return;
                }
            }
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        if (wake.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
