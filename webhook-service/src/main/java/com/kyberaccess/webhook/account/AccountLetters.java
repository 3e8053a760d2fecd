package com.kyberaccess.webhook.account;

import com.kyberaccess.webhook.redrive.LetterHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes in again what the projection parked; what newer events have said since stays.
@Singleton
class AccountLetters implements LetterHandler {
    private final AccountEvents events;
    private final Accounts accounts;

    AccountLetters(AccountEvents events, Accounts accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    @Override
    public String consumer() {
        return AccountConsumer.NAME;
    }

    @Override
    public void takeAgain(ConsumerRecord<String, String> letter) {
        events.read(letter).ifPresent(change -> accounts.apply(List.of(change)));
    }
}
