package com.kyberaccess.bench.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The machine that a figure was measured on.
final class Machine {

    private static final long GIB = 1L << 30;

    private Machine() {}

    static String description() {
        return "%d cores%s, %s GiB, %s, JDK %s, load %.1f at the end"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model(),
                        memory(),
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

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%d", Math.round((double) system.getTotalMemorySize() / GIB))
                : "?";
    }
}
