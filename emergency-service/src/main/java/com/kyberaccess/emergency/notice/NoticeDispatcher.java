package com.kyberaccess.emergency.notice;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Has alarms turned into mails: woken by the commit, and looking by itself for what a crash left behind.
/// Replicas share the work, an alarm at a time.
@ApplicationScoped
class NoticeDispatcher {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final NoticeExpansion expansion;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running = true;
    private @Nullable Thread thread;

    NoticeDispatcher(NoticeExpansion expansion) {
        this.expansion = expansion;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("staff-notices").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) Notices.Queued event) {
        wake.release();
    }

    private void run() {
        while (running) {
            try {
                wake.drainPermits();
                if (expansion.next() || wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.errorf(e, "alarm not turned into mails, it is tried again");
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(POLL);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
