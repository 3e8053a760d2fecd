package com.kyberaccess.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process, told apart from a later one that got the same pid by the instant at which it started.
record ProcessRecord(long pid, long startedMillis) {

    // The instant is computed from the machine's boot time, which differs a little from one reading to the next.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final long TERM_SECONDS = 10;

    static ProcessRecord of(ProcessHandle process) {
        return new ProcessRecord(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    static Optional<ProcessRecord> parse(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessRecord(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /// The process, if it still runs and is the one that was recorded.
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                .startInstant()
                .filter(start -> Math.abs(start.toEpochMilli() - startedMillis) <= TOLERANCE.toMillis())
                .isPresent());
    }

    /// Ends the process: SIGTERM, after 10 seconds SIGKILL. Returns when it is gone.
    ///
    /// @return whether there was something to end
    boolean end() {
        Optional<ProcessHandle> process = find();
        process.ifPresent(running -> {
            running.destroy();
            if (!endsWithin(running, TERM_SECONDS)) {
                running.destroyForcibly();
                endsWithin(running, TERM_SECONDS);
            }
        });
        return process.isPresent();
    }

    static boolean endsWithin(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String format() {
        return pid + " " + startedMillis;
    }
}
