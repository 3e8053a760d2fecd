package com.kyberaccess.bench.harness;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine that a figure was measured on.
public final class Machine {

    private static final long MEBIBYTE = 1L << 20;

    private Machine() {}

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
