package com.kyberaccess.bench.harness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// How fast the machine's cores are while something is measured: the same small work once a second, by the CPU time
/// that it took, so that waiting for a core doesn't count. It tells of the cores alone: memory and its caches, which a
/// shared host shares too, may be slower without its showing here.
public final class Pace implements AutoCloseable {
    private static final int BYTES = 4 << 20;
    /// Until then the JIT compiler is measured.
    private static final int WARM_UP = 30;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Latencies latencies = new Latencies();
    private final byte[] work = new byte[BYTES];
    private final ScheduledExecutorService scheduler;
    private final Future<?> repeated;
    private int done;

    public Pace() {
        scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pace").factory());
        repeated = scheduler.scheduleWithFixedDelay(this::once, 0, 1, TimeUnit.SECONDS);
    }

    private void once() {
        long begin = threads.getCurrentThreadCpuTime();
        work[0] = digest()[0];
        if (++done > WARM_UP) {
            latencies.recordNanos(threads.getCurrentThreadCpuTime() - begin);
        }
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(work);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public String description() {
        return "Beside it, SHA-256 of 4 MiB took a core %.1f ms at p10, %.1f at p50, %.1f at p90 (%d times, a second apart)."
                .formatted(millis(10), millis(50), millis(90), latencies.count());
    }

    private double millis(double percent) {
        return latencies.percentile(percent).toNanos() / 1e6;
    }

    @Override
    public void close() {
        repeated.cancel(false);
        scheduler.close();
    }
}
