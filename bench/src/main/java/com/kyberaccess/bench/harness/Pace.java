package com.kyberaccess.bench.harness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// How fast the machine is while something is measured: once a second the same small work for a core, and for the
/// memory, by the CPU time that each took, so that waiting for a core doesn't count; and how much of the cores its host
/// took away meanwhile.
public final class Pace implements AutoCloseable {
    private static final int DIGESTED = 4 << 20;
    /// Several times what the caches of a server's core keep: 128 MiB of them.
    private static final int INTS = 1 << 25;

    private static final int READS = 10_000;
    /// Until then the JIT compiler is measured.
    private static final int WARM_UP = 30;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Latencies core = new Latencies();
    private final Latencies memory = new Latencies();
    private final byte[] digested = new byte[DIGESTED];
    private final int[] ints = new int[INTS];
    private final Machine.Time begin = Machine.time();
    private final ScheduledExecutorService scheduler;
    private final Future<?> repeated;
    private int done;
    private int position;

    public Pace() {
        scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pace").factory());
        repeated = scheduler.scheduleWithFixedDelay(this::once, 0, 1, TimeUnit.SECONDS);
    }

    private void once() {
        done++;
        measure(core, this::digest);
        measure(memory, this::read);
    }

    private void measure(Latencies latencies, Runnable work) {
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        if (done > WARM_UP) {
            latencies.recordNanos(threads.getCurrentThreadCpuTime() - before);
        }
    }

    private void digest() {
        try {
            digested[0] = MessageDigest.getInstance("SHA-256").digest(digested)[0];
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each read tells where the next is, so that none begins before the last has come; a linear congruential generator
    /// with a period of all places (Knuth, TAOCP 3.2.1.2).
    private void read() {
        int next = position;
        for (int i = 0; i < READS; i++) {
            next = (next * 1_664_525 + 1_013_904_223 + ints[next]) & (INTS - 1);
        }
        position = next;
    }

    public String description() {
        return ("Beside it, once a second, SHA-256 of 4 MiB took a core %s, and ten thousand reads of 128 MiB at random, one"
                        + " after the other, %s; %s.")
                .formatted(spread(core), spread(memory), Machine.time().since(begin));
    }

    private static String spread(Latencies latencies) {
        return "%.1f ms (p10 %.1f, p90 %.1f)"
                .formatted(latencies.millis(50), latencies.millis(10), latencies.millis(90));
    }

    @Override
    public void close() {
        repeated.cancel(false);
        scheduler.close();
    }
}
