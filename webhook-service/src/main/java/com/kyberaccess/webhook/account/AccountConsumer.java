package com.kyberaccess.webhook.account;

import com.kyberaccess.common.consumer.DeadLetters;
import com.kyberaccess.common.consumer.PoisonMessageException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Feeds the projection, in a consumer group of its own: intake and it read the topic at their own pace.
@ApplicationScoped
class AccountConsumer {
    static final String NAME = "webhook-accounts";

    private final AccountEvents events;
    private final Accounts accounts;
    private final DeadLetters deadLetters;

    AccountConsumer(AccountEvents events, Accounts accounts, DeadLetters deadLetters) {
        this.events = events;
        this.accounts = accounts;
        this.deadLetters = deadLetters;
    }

    @Incoming("accounts")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0)
    @ExponentialBackoff(maxDelay = 5_000)
    void consume(ConsumerRecords<String, String> batch) {
        var changes = new ArrayList<AccountChange>();
        for (var message : batch) {
            try {
                events.read(message).ifPresent(changes::add);
            } catch (PoisonMessageException e) {
                deadLetters.park(message, NAME, e);
            }
        }
        accounts.apply(changes);
    }
}
