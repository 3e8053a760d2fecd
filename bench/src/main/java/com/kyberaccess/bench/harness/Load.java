package com.kyberaccess.bench.harness;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Makes a stream of operations and measures each of them.
public final class Load {

    private static final Duration STRAGGLERS = Duration.ofSeconds(60);

    private final Operation operation;

    public Load(Operation operation) {
        this.operation = operation;
    }

    /// Something asynchronous that is measured.
    @FunctionalInterface
    public interface Operation {
        /// @param number counts from 0
        /// @return completes with whether it did what was wanted; may also fail
        CompletionStage<Boolean> start(long number);
    }

    /// What came of it.
    ///
    /// @param succeeded how many did what was wanted
    /// @param failed    how many did not, or were still out a minute after the end
    /// @param took      from the first start to the last end
    /// @param latencies of those that succeeded
    public record Result(long succeeded, long failed, Duration took, Latencies latencies) {
        public double perSecond() {
            return succeeded * 1e9 / Math.max(1, took.toNanos());
        }
    }

    /// Open loop: one operation every 1/`perSecond` seconds, whether earlier ones have ended or not. The latency
    /// of each counts from the moment when it was due, so that a stall of the system, or of this generator,
    /// shows in every operation that it delayed (no coordinated omission).
    public Result open(double perSecond, Duration duration) {
        return open(perSecond, duration, () -> false);
    }

    /// The same, until `over` at the latest.
    public Result open(double perSecond, Duration duration, BooleanSupplier over) {
        long total = Math.round(perSecond * duration.toNanos() / 1e9);
        double interval = 1e9 / perSecond;
        var run = new Run();
        long number = 0;
        for (; number < total && !over.getAsBoolean(); number++) {
            long due = run.begin + Math.round(number * interval);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            run.start(number, due);
        }
        return run.result(number);
    }

    /// Closed loop: `concurrency` operations at a time, the next as one ends, until `duration` is over. Shows
    /// what the system can do at most; its latencies are those of a saturated system.
    public Result closed(int concurrency, Duration duration) {
        var run = new Run();
        var room = new Semaphore(concurrency);
        run.ended = room::release;
        long end = run.begin + duration.toNanos();
        long number = 0;
        while (System.nanoTime() < end) {
            room.acquireUninterruptibly();
            run.start(number++, System.nanoTime());
        }
        return run.result(number);
    }

    private final class Run {
        private final Latencies latencies = new Latencies();
        private final AtomicLong succeeded = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final AtomicLong lastEnd = new AtomicLong();
        private final long begin = System.nanoTime();
        private Runnable ended = () -> {};

        void start(long number, long due) {
            try {
                var started = operation.start(number).whenComplete((done, failure) -> {
                    finish(due, failure == null && Boolean.TRUE.equals(done));
                });
                if (started == null) {
                    finish(due, false);
                }
            } catch (RuntimeException e) {
                finish(due, false);
            }
        }

        private void finish(long due, boolean success) {
            long now = System.nanoTime();
            lastEnd.accumulateAndGet(now, Math::max);
            if (success) {
                latencies.recordNanos(now - due);
                succeeded.incrementAndGet();
            } else {
                failed.incrementAndGet();
            }
            ended.run();
        }

        Result result(long total) {
            long patience = System.nanoTime() + STRAGGLERS.toNanos();
            while (succeeded.get() + failed.get() < total && System.nanoTime() < patience) {
                LockSupport.parkNanos(1_000_000);
            }
            long done = succeeded.get();
            return new Result(done, total - done, Duration.ofNanos(lastEnd.get() - begin), latencies);
        }
    }
}
