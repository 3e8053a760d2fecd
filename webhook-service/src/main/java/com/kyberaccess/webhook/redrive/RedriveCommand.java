package com.kyberaccess.webhook.redrive;

import com.kyberaccess.common.command.OperatorCommand;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// `POST /q/commands/redrive-dead-letters`: for when what kept messages from being read has been put right.
@Singleton
class RedriveCommand implements OperatorCommand {
    private static final List<String> TOPICS =
            List.of("kyberaccess.visitor.v1", "kyberaccess.emergency.v1", "kyberaccess.account.v1");

    private final Redrive redrive;

    RedriveCommand(Redrive redrive) {
        this.redrive = redrive;
    }

    /// @param taken letters that were read this time
    /// @param poison letters that still can't be read; they are parked no more, and told of in the log
    /// @param others letters of other consumers, passed over
    record Result(int taken, int poison, int others) {}

    @Override
    public String name() {
        return "redrive-dead-letters";
    }

    @Override
    public String description() {
        return "Takes in again what webhook-service parked on the dead-letter topics; topic=… for one, all=true also for"
                + " letters that were tried before";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        var topic = parameters.get("topic");
        if (topic != null && !TOPICS.contains(topic)) {
            throw new IllegalArgumentException("topic must be one of: " + String.join(", ", TOPICS));
        }
        boolean all = Boolean.parseBoolean(parameters.get("all"));
        return redrive.run(topic == null ? TOPICS : List.of(topic), all);
    }
}
