package com.kyberaccess.embedded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/// The system's Kafka topics. Whoever runs the broker creates them; services never do.
///
/// Events stay for 7 days in hourly segments, so that personal data which a DELETE erased is gone from Kafka within 8.
public final class Topics {

    public static final String ACCOUNT = "kyberaccess.account.v1";
    public static final String VISITOR = "kyberaccess.visitor.v1";
    public static final String EMERGENCY = "kyberaccess.emergency.v1";
    /// Entries for the audit log, which auth-service keeps. No personal data of visitors is in them.
    public static final String AUDIT = "kyberaccess.audit.v1";
    /// The revoked API keys, compacted: every replica of every service replays it at start.
    public static final String KEY_REVOCATIONS = "kyberaccess.key-revocations.v1";

    /// When the services last saw which API key, for auth-service's `last_used_at`. Old messages say nothing.
    public static final String KEY_USES = "kyberaccess.key-uses.v1";

    private static final Map<String, String> EVENTS = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "604800000",
            "segment.ms", "3600000");
    /// As long as auth-service may be away without an entry of the audit log being lost: 90 days.
    private static final Map<String, String> AUDIT_ENTRIES = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "7776000000");
    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "3600000");

    private static final Map<String, String> PASSING = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "86400000",
            "segment.ms", "3600000");

    private Topics() {}

    /// The dead-letter topic of a topic.
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }

    /// Every topic, replicated once: a single broker holds them.
    public static List<NewTopic> all() {
        List<String> events = List.of(ACCOUNT, VISITOR, EMERGENCY);
        Stream<NewTopic> live = events.stream().map(name -> topic(name, 3, EVENTS));
        Stream<NewTopic> dead = Stream.concat(events.stream(), Stream.of(KEY_REVOCATIONS, KEY_USES, AUDIT))
                .map(name -> topic(deadLetters(name), 1, EVENTS));
        Stream<NewTopic> others = Stream.of(
                topic(KEY_REVOCATIONS, 1, COMPACTED), topic(KEY_USES, 1, PASSING), topic(AUDIT, 3, AUDIT_ENTRIES));
        return Stream.of(live, dead, others).flatMap(topics -> topics).toList();
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(settings);
    }
}
