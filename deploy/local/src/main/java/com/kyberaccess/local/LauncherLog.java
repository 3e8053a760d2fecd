package com.kyberaccess.local;

import java.io.FileNotFoundException;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.FileHandler;

/// Sends what the servers in the launcher's JVM log to `.kyber/logs/launcher.log`, so that the terminal keeps to
/// progress.
final class LauncherLog {

    private LauncherLog() {}

    static void open(Home home) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        try {
            var formatter = new PatternFormatter("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p [%c{2.}] (%t) %s%e%n");
            root.addHandler(new FileHandler(formatter, home.log("launcher").toFile(), false));
        } catch (FileNotFoundException e) {
            throw new LocalException("the log %s cannot be written".formatted(home.log("launcher")), e);
        }
    }
}
