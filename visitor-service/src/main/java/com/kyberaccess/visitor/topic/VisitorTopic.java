package com.kyberaccess.visitor.topic;

/// The Kafka topic of every event of this service. Messages are keyed by the visit's (host's, location's) public id.
public final class VisitorTopic {
    public static final String NAME = "kyberaccess.visitor.v1";

    private VisitorTopic() {}
}
