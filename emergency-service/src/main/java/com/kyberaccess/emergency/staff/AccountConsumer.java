package com.kyberaccess.emergency.staff;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.EventCodec;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Keeps the team members up to date. Every event states its end state in one statement, so there is neither
/// an inbox nor a transaction around them.
@ApplicationScoped
class AccountConsumer {
    private static final String NAME = "emergency-service";

    private final EventCodec codec;
    private final Staff staff;
    private final DeadLetters deadLetters;

    AccountConsumer(EventCodec codec, Staff staff, DeadLetters deadLetters) {
        this.codec = codec;
        this.staff = staff;
        this.deadLetters = deadLetters;
    }

    @Incoming("account-events")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void consume(ConsumerRecords<String, String> batch) {
        for (var message : batch) {
            try {
                apply(message);
            } catch (PoisonMessageException e) {
                deadLetters.park(message, NAME, e);
            }
        }
    }

    private void apply(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        var event = received.event();
        switch (event.event()) {
            case AccountEvents.USER_ADDED, AccountEvents.USER_CHANGED, AccountEvents.USER_REMOVED -> {
                var user = codec.data(event, AccountEvents.UserChanged.class).user();
                if (user == null) {
                    throw new PoisonMessageException(event.event() + " needs user");
                }
                var id = Recipient.USER_ID
                        .parse(user.id())
                        .orElseThrow(() -> new PoisonMessageException("not a usr_ id"));
                if (event.event().equals(AccountEvents.USER_REMOVED)) {
                    staff.memberRemoved(received.tenant(), id, event.timestamp());
                } else {
                    staff.memberChanged(received.tenant(), id, user, event.timestamp());
                }
            }
            default -> {
                // Other types are of no interest here.
            }
        }
    }
}
