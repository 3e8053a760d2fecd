package com.kyberaccess.common.consumer;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/// The groups in which this service reads topics, from the configuration of its channels.
@Singleton
class ConsumerGroups {
    private static final Pattern GROUP = Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+)\\.group\\.id");

    private final Set<Reading> readings;

    /// A topic as a group reads it.
    record Reading(String group, String topic) {}

    ConsumerGroups(Config config) {
        readings = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(GROUP::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Reading(
                        config.getValue(matcher.group(), String.class),
                        config.getValue(matcher.group(1) + ".topic", String.class)))
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<Reading> readings() {
        return readings;
    }
}
