package com.kyberaccess.common.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What a thread that looks for work waits for between its looks: to be told that there is some, by any thread, or the
/// end of a pause.
public final class Wake {
    private final Semaphore calls = new Semaphore(0);

    /// There is work.
    public void call() {
        calls.release();
    }

    /// Before a look: it finds all that was called for until now.
    public void forget() {
        calls.drainPermits();
    }

    /// Waits for a call, `longest` at the most. One that came since the last look counts.
    public void await(Duration longest) throws InterruptedException {
        if (calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            forget();
        }
    }

    /// The same, and no less than `least` from one look to the next, so that what comes close together is found
    /// together.
    ///
    /// @param looked `System.nanoTime()` at the last look
    public void await(Duration longest, long looked, Duration least) throws InterruptedException {
        await(longest);
        TimeUnit.NANOSECONDS.sleep(looked + least.toNanos() - System.nanoTime());
    }
}
