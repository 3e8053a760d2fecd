package com.kyberaccess.emergency.reconciliation;

import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.emergency.presence.TopicReplay;
import jakarta.inject.Singleton;
import java.util.Map;

/// `./kyber admin emergency reconcile` and `./kyber admin emergency rebuild from=topic|snapshot`.
final class ReconciliationCommands {
    private ReconciliationCommands() {}

    @Singleton
    static class Reconcile implements OperatorCommand {
        private final BackgroundCheck check;

        Reconcile(BackgroundCheck check) {
            this.check = check;
        }

        @Override
        public String name() {
            return "reconcile";
        }

        @Override
        public String description() {
            return "Compares the evacuation list with visitor-service and repairs it";
        }

        @Override
        public Object run(Map<String, String> parameters) {
            return check.now();
        }
    }

    @Singleton
    static class Rebuild implements OperatorCommand {
        private final TopicReplay topic;
        private final Reconciliation reconciliation;

        Rebuild(TopicReplay topic, Reconciliation reconciliation) {
            this.topic = topic;
            this.reconciliation = reconciliation;
        }

        @Override
        public String name() {
            return "rebuild";
        }

        @Override
        public String description() {
            return "Builds the evacuation list anew, from=topic (its beginning) or from=snapshot (visitor-service's); "
                    + "the present list serves meanwhile";
        }

        @Override
        public Object run(Map<String, String> parameters) {
            return switch (parameters.getOrDefault("from", "")) {
                case "topic" -> topic.rebuild();
                case "snapshot" -> reconciliation.rebuild();
                default -> throw new IllegalArgumentException("from: one of topic, snapshot");
            };
        }
    }
}
