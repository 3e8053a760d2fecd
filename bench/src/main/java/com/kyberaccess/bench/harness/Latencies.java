package com.kyberaccess.bench.harness;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Latencies of many operations, 1 µs to 10 min with three digits, recorded from any thread.
public final class Latencies {

    private static final long LONGEST = Duration.ofMinutes(10).toNanos() / 1_000;
    private static final int DIGITS = 3;

    private final Histogram histogram = new ConcurrentHistogram(LONGEST, DIGITS);

    public void record(Duration latency) {
        recordNanos(latency.toNanos());
    }

    public void recordNanos(long nanos) {
        histogram.recordValue(Math.clamp(nanos / 1_000, 1, LONGEST));
    }

    /// Adds what others recorded.
    public void add(Latencies others) {
        histogram.add(others.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /// @param percent such as 99.9
    public Duration percentile(double percent) {
        return Duration.ofNanos(histogram.getValueAtPercentile(percent) * 1_000);
    }

    /// The same in milliseconds, for a sentence.
    public double millis(double percent) {
        return percentile(percent).toNanos() / 1e6;
    }

    /// @return how many percent took so long at the most
    public double percentWithin(Duration limit) {
        return histogram.getPercentileAtOrBelowValue(limit.toNanos() / 1_000);
    }

    public Duration max() {
        return Duration.ofNanos(histogram.getMaxValue() * 1_000);
    }
}
