package com.kyberaccess.emergency.topic;

/// The Kafka topic of every event of this service. Messages are keyed by the lockdown's or evacuation's public
/// id.
public final class EmergencyTopic {
    public static final String NAME = "kyberaccess.emergency.v1";

    private EmergencyTopic() {}
}
