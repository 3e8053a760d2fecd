package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.time.Wake;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Takes step after step of the replays that run; every replica does.
@ApplicationScoped
class ReplayRunner {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReplayStep step;
    private final Wake wake = new Wake();
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
        wake.call();
    }

    private void run() {
        while (running) {
            try {
                if (!step.take()) {
                    wake.await(POLL);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.errorf(e, "replay interrupted, it goes on");
                try {
                    wake.await(AFTER_FAILURE);
                } catch (InterruptedException stopping) {
                    return;
                }
            }
        }
    }
}
