package com.kyberaccess.bench.harness;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The machine that a figure was measured on.
public final class Machine {

    private static final long MEBIBYTE = 1L << 20;

    private Machine() {}

    /// What all cores together did since the machine was started, in ticks; zeroes where the system does not tell.
    ///
    /// @param all    of them, idle ones too
    /// @param busy   with work
    /// @param stolen by the machine's host while there was work (`steal` of proc_stat(5))
    record Time(long all, long busy, long stolen) {
        /// In words, as parts of the time between.
        String since(Time begin) {
            long between = all - begin.all;
            return between == 0
                    ? "how busy the cores were is not known"
                    : "the cores were busy for %.0f %% of the time, and their host took %.1f %%"
                            .formatted(
                                    100.0 * (busy - begin.busy) / between, 100.0 * (stolen - begin.stolen) / between);
        }
    }

    static Time time() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            long[] ticks = Stream.of(lines.findFirst().orElseThrow().split(" +"))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = LongStream.of(ticks).sum();
            long waiting = ticks[3] + ticks[4];
            return new Time(all, all - waiting - ticks[7], ticks[7]);
        } catch (IOException notLinux) {
            return new Time(0, 0, 0);
        }
    }

    static String description() {
        return "%d cores%s, %d GiB, %s, JDK %s, load %.1f at the end"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model(),
                        Math.round(memoryMegabytes() / 1024.0),
                        System.getProperty("os.name"),
                        Runtime.version().feature(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .findFirst()
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    /// In MiB.
    public static long memoryMegabytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MEBIBYTE;
    }
}
