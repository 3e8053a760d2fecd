package com.kyberaccess.embedded;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// Keeps the servers' chatter out of the log, unless the log's configuration says otherwise. What goes wrong when one
/// starts or stops is an exception besides.
final class LogNoise {

    private static final Map<String, Level> LEVELS = Map.of(
            "kafka", Level.SEVERE,
            "state.change.logger", Level.SEVERE,
            "org.apache.kafka.controller", Level.SEVERE,
            "org.apache.kafka.clients.NetworkClient", Level.SEVERE,
            "org.apache.kafka", Level.WARNING,
            "io.zonky.test", Level.WARNING);

    // Held because java.util.logging forgets the level of a logger that nothing refers to.
    private static final Map<String, Logger> LOGGERS =
            LEVELS.keySet().stream().collect(Collectors.toMap(name -> name, Logger::getLogger));

    private LogNoise() {}

    static void reduce() {
        LOGGERS.forEach((name, logger) -> {
            if (logger.getLevel() == null) {
                logger.setLevel(LEVELS.get(name));
            }
        });
    }
}
