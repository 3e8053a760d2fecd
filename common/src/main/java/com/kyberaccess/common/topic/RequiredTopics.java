package com.kyberaccess.common.topic;

import com.kyberaccess.common.consumer.DeadLetters;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/// The topics that this service reads and writes, and those for dead letters of what it reads. Nobody but the operator
/// creates them.
@Singleton
class RequiredTopics {
    private static final String WRITTEN = "kyber.topics.written";
    private static final Pattern READ = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");

    private final Map<String, String> settingByTopic = new TreeMap<>();

    RequiredTopics(Config config, TopicsConfig topics) {
        topics.written().forEach(topic -> settingByTopic.put(topic, WRITTEN));
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> READ.matcher(name).matches())
                .forEach(name -> read(config.getValue(name, String.class), name));
    }

    private void read(String topic, String setting) {
        settingByTopic.put(topic, setting);
        settingByTopic.put(topic + DeadLetters.SUFFIX, setting);
    }

    /// By topic, the setting that names it.
    Map<String, String> settings() {
        return settingByTopic;
    }
}
