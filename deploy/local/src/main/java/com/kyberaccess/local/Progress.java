package com.kyberaccess.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells whoever waits how far the system is.
public interface Progress {

    /// Says nothing, for tests.
    Progress SILENT = line -> {};

    void say(String line);

    /// One line for a component that is ready.
    default void ready(String component, Duration took) {
        say(String.format(Locale.ROOT, "  %-48s %5.1f s", component, took.toMillis() / 1000.0));
    }

    static Progress to(PrintStream out) {
        return line -> {
            synchronized (out) {
                out.println(line);
                out.flush();
            }
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
